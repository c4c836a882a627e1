"""Written complaints about general practices (KO41b): how many were made in a financial year, and how many upheld.

A practice with a good way of taking complaints has more of them: counted, never coloured. Those upheld in part are not
among the upheld. The headers are in the publisher's manner, from memory, to be checked. The year is read from a column
or the file's name.
"""

from typing import Final

from evenhand.sources.reading.practice_counts import Count, Layout, reader
from evenhand.sources.reading.source import Measure, Source

_LAYOUT: Final = Layout(
    code=("PRACTICE_CODE", "ORG_CODE", "ORGANISATION_CODE"),
    counts=(
        Count(
            Measure("complaints.all", "Written complaints", "complaints"),
            (("TOTAL_COMPLAINTS", "TOTAL_NEW_COMPLAINTS", "TOTAL_NUMBER_OF_NEW_COMPLAINTS"),),
        ),
        Count(
            Measure("complaints.upheld", "Written complaints upheld", "complaints"),
            (("UPHELD", "COMPLAINTS_UPHELD", "TOTAL_UPHELD"),),
        ),
    ),
    every="year",
    period=("FINANCIAL_YEAR", "YEAR"),
    kind=("ORG_TYPE", "ORGANISATION_TYPE"),
)

SOURCE = Source(
    id="written-complaints",
    title="Data on Written Complaints in the NHS: primary care (KO41b)",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="yearly",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/data-on-written-complaints-in-the-nhs",
    patterns=("KO41b_GP_2024-25.csv",),
    measures=_LAYOUT.measures,
    headers=("PRACTICE_CODE", "TOTAL_COMPLAINTS", "UPHELD"),
    recognises=_LAYOUT.recognises,
    read=reader("written-complaints", _LAYOUT),
)
