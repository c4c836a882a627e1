"""Pharmacy First: patients whom a practice referred to a pharmacy for a common condition, by practice and month.

A file may count by service or condition, which are added up. The headers are in the publisher's manner, from memory, to
be checked.
"""

from typing import Final

from evenhand.sources.reading.practice_counts import Count, Layout, reader
from evenhand.sources.reading.source import Measure, Source

_LAYOUT: Final = Layout(
    code=("PRACTICE_CODE", "REFERRING_PRACTICE_CODE", "REFERRING_ODS_CODE"),
    counts=(
        Count(
            Measure("pharmacy_first.referrals", "Referrals to a pharmacy", "referrals"),
            (("REFERRALS", "TOTAL_REFERRALS", "NUMBER_OF_REFERRALS"),),
        ),
    ),
    every="month",
    period=("YEAR_MONTH", "MONTH"),
    split=(("SERVICE",), ("CONDITION",)),
)

SOURCE = Source(
    id="pharmacy-first",
    title="Pharmacy First: referrals by general practice",
    publisher="NHS Business Services Authority",
    licence="Open Government Licence v3.0",
    cadence="monthly",
    url="https://opendata.nhsbsa.net/",
    patterns=("PHARMACY_FIRST_202410.csv",),
    measures=_LAYOUT.measures,
    headers=("YEAR_MONTH", "PRACTICE_CODE", "REFERRALS"),
    recognises=_LAYOUT.recognises,
    read=reader("pharmacy-first", _LAYOUT),
)
