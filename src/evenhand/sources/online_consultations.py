"""Online consultation systems in general practice: how many requests patients sent, by practice and month.

The publisher counts by supplier, weekday and time of day, which are added up. The headers are known from published
files, the form of MONTH is not: any usual one is read. What patients ask for is demand, not quality.
"""

from typing import Final

from evenhand.sources.reading.practice_counts import Count, Layout, reader
from evenhand.sources.reading.source import Measure, Source

_LAYOUT: Final = Layout(
    code=("GP_CODE",),
    counts=(Count(Measure("online.submissions", "Requests sent online", "requests"), (("VALUE",),)),),
    every="month",
    period=("MONTH",),
    split=(("SUPPLIER",), ("WEEKDAY",), ("SUBMISSION_TIME",)),
    marks=(("MONTH",), ("SUPPLIER",), ("SUBMISSION_TIME",)),
)

SOURCE = Source(
    id="online-consultations",
    title="Submissions via Online Consultation Systems in General Practice",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="monthly",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/"
    "submissions-via-online-consultation-systems-in-general-practice",
    patterns=("Submissions via Online Consultation Systems in General Practice *.csv",),
    measures=_LAYOUT.measures,
    headers=("MONTH", "GP_CODE", "SUPPLIER", "WEEKDAY", "SUBMISSION_TIME", "VALUE"),
    recognises=_LAYOUT.recognises,
    read=reader("online-consultations", _LAYOUT),
)
