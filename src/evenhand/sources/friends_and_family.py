"""Friends and Family Test in general practice: how many patients answered, and how many said good or very good.

Patients choose whether to answer, so the counts are shown and never compared. The practice's code, ``Total Responses``
and the answers' words, before and after April 2020 (``Extremely Likely``, ``Very Good``), are known from uses of the
file; how they are spelled in it is from memory, to be checked. The month is read from a column or the file's name.
"""

from typing import Final

from evenhand.sources.reading.practice_counts import Count, Layout, reader
from evenhand.sources.reading.source import Measure, Source

_LAYOUT: Final = Layout(
    code=("Practice Code", "GP Practice Code", "Org Code"),
    counts=(
        Count(
            Measure("fft.responses", "Patients who answered", "people"),
            (("Total Responses", "Total Number of Responses"),),
        ),
        Count(
            Measure("fft.positive", "Patients who said very good or good", "people"),
            (
                ("Very Good", "Extremely Likely", "Extremely Likely/Very Good"),
                ("Good", "Likely", "Likely/Good"),
            ),
        ),
    ),
    every="month",
    period=("Month", "Period"),
    at_most=(("fft.positive", "fft.responses"),),
)

SOURCE = Source(
    id="friends-and-family",
    title="Friends and Family Test: general practice",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="monthly",
    url="https://www.england.nhs.uk/fft/friends-and-family-test-data/",
    patterns=("fft-gp-october-2024.csv",),
    measures=_LAYOUT.measures,
    headers=("Practice Code", "Total Responses", "Very Good", "Good"),
    recognises=_LAYOUT.recognises,
    read=reader("friends-and-family", _LAYOUT),
)
