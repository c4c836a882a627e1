"""Cloud-based telephony in general practice: calls that came in, and those whose callers hung up before an answer.

Suppliers define an abandoned call differently, and not all take part. Counted by day or month; the days of a month are
added up. The headers are in the publisher's manner, from memory, to be checked.
"""

from typing import Final

from evenhand.sources.reading.practice_counts import Count, Layout, reader
from evenhand.sources.reading.source import Measure, Source

_LAYOUT: Final = Layout(
    code=("PRACTICE_CODE", "GP_CODE"),
    counts=(
        Count(
            Measure("telephony.inbound", "Calls that came in", "calls"),
            (("INBOUND_CALLS", "TOTAL_INBOUND_CALLS"),),
        ),
        Count(
            Measure("telephony.abandoned", "Calls abandoned before an answer", "calls"),
            (("ABANDONED_CALLS", "CALLS_ABANDONED"),),
        ),
    ),
    every="month",
    period=("DATE", "CALL_DATE", "MONTH"),
    split=(("DATE", "CALL_DATE", "MONTH"),),
    marks=(("DATE", "CALL_DATE", "MONTH"),),
    at_most=(("telephony.abandoned", "telephony.inbound"),),
)

SOURCE = Source(
    id="cloud-telephony",
    title="Cloud Based Telephony in General Practice",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="monthly since October 2025, for months since January 2025",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/"
    "cloud-based-telephony-data-in-general-practice",
    patterns=("Cloud Based Telephony By Durations *.csv",),
    measures=_LAYOUT.measures,
    headers=("PRACTICE_CODE", "MONTH", "INBOUND_CALLS", "ABANDONED_CALLS"),
    recognises=_LAYOUT.recognises,
    read=reader("cloud-telephony", _LAYOUT),
)
