"""GP Patient Survey to 2023: what patients said of their practice, from the practice-level CSV of that series.

Its questions go by number: ``Q28_12pct`` is the share of the first two answers to question 28, ``Q28base`` how many
answered it. The numbers of overall experience (28), phone (3) and reception (4) are known from published files'
headers; those of listening (87) and care (88) are from memory of the questionnaires of 2018 to 2023, to be checked, and
not read from earlier years, whose last questions were numbered otherwise. In the file of weighted results the base is
weighted too: a caveat says so. No measure of this series is one of the series that began in 2024.
"""

import re
from typing import Final

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.naming import named_year
from evenhand.sources.reading.observing import practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.survey_shares import Item, fieldwork, item_observations
from evenhand.store.reading import Reading

_CODE: Final = "practice_code"
_LAST_YEAR: Final = 2023
_NUMBERED_SO_SINCE: Final = 2018
_ANSWERED = re.compile(r"^q[0-9]+[a-z]? 12pct$")

_QUESTIONS: Final = (
    ("overall", "Good experience of the practice", "q28"),
    ("reception", "Receptionists helpful", "q4"),
    ("phone", "Easy to get through by phone", "q3"),
    ("listening", "Good at listening", "q87"),
    ("care", "Good at treating with care and concern", "q88"),
)
_LATE: Final = ("listening", "care")

ITEMS: Final = tuple(
    Item(name, title, (f"{number}_12pct",), (f"{number}base", f"{number}_base"))
    for name, title, number in _QUESTIONS
)


def _recognises(head: FileHead) -> bool:
    return head.has(_CODE, "distributed", "received", "resprate") and any(
        _ANSWERED.match(header) for header in head.headers
    )


def _read(raw: RawTable) -> Reading:
    named, caveats = named_year(raw)
    year = named.start.year
    if year > _LAST_YEAR:
        raise SourceError(
            "the file has the layout that ended in 2023, and its name a later year",
            where=raw.name,
            received=year,
            remedy="Give the file the name its publisher gave it",
        )
    items = tuple(item for item in ITEMS if year >= _NUMBERED_SO_SINCE or item.name not in _LATE)
    cells = without_repeats(raw, practice_codes(raw, raw.column(_CODE)), ["practice"], "practice")
    return Reading(
        source=SOURCE.id,
        label=str(year),
        tables={"observations": item_observations(raw, cells, items, "gpps_to_2023", fieldwork(year))},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=(*caveats, *_weighted(raw)),
    )


def _weighted(raw: RawTable) -> tuple[str, ...]:
    if "unweighted" in raw.name.lower():
        return ()
    return (
        f"The name of {raw.name} does not say that it is unweighted: how many people answered is taken to be "
        "weighted, so an interval from it is only about right",
    )


SOURCE = Source(
    id="gp-patient-survey-to-2023",
    title="GP Patient Survey, to 2023",
    publisher="NHS England and Ipsos",
    licence="Open Government Licence v3.0",
    cadence="yearly: asked from January to March, published in July; ended in 2023",
    url="https://gp-patient.co.uk/surveysandreports",
    patterns=("GPPS_2023_Practice_data_(unweighted)_(csv)_PUBLIC.csv",),
    measures=tuple(
        Measure(f"gpps_to_2023.{item.name}.{part}", title, "people")
        for item in ITEMS
        for part, title in (("good", item.title), ("base", f"{item.title}: people who answered"))
    ),
    headers=("Practice_Code", "distributed", "received", "resprate", "Q28base", "Q28_12pct"),
    recognises=_recognises,
    read=_read,
)
