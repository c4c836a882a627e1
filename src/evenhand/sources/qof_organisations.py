"""Quality and Outcomes Framework: the points each practice could have achieved (ORGANISATION_REFERENCE).

Known by PRACTICE_CODE and REVISED_MAX_POINTS (to 2018-19 REVISED_MAXIMUM_POINTS); other columns are not needed. A file
that also says which organisations a practice belonged to, as those to 2018-19 do, yields that too. The financial year
is read from the file's name.
"""

from typing import Final

from evenhand.sources.qof_practice_geographies import assumed_day, memberships_of, says_where
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.long_observations import without_repeated_keys
from evenhand.sources.reading.naming import named_financial_year
from evenhand.sources.reading.observing import practice_codes, wide_observations
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_POINTS: Final = ("REVISED_MAX_POINTS", "REVISED_MAXIMUM_POINTS")


def _recognises(head: FileHead) -> bool:
    return head.has("PRACTICE_CODE") and any(map(head.has, _POINTS))


def _read(raw: RawTable) -> Reading:
    period, caveats = named_financial_year(raw)
    points = {raw.column(*_POINTS): "qof.available.points"}
    cells = without_repeated_keys(
        raw, practice_codes(raw, raw.column("PRACTICE_CODE")), ["practice"], "practice"
    )
    tables = {"observations": wide_observations(raw, cells, points, period, "count")}
    if says_where(raw.head):
        tables["memberships"] = memberships_of(raw, cells, period.end)
        caveats = (*caveats, assumed_day(raw, period.end))
    return Reading(
        source=SOURCE.id,
        label=period.label,
        tables=tables,
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
    )


SOURCE = Source(
    id="qof-organisations",
    title="Quality and Outcomes Framework: points each practice could achieve",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="yearly, about six months after the financial year",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-"
    "achievement-prevalence-and-exceptions-data",
    patterns=("ORGANISATION_REFERENCE_2425.csv",),
    measures=(Measure("qof.available.points", "Points the practice could achieve", "points"),),
    headers=("PRACTICE_CODE", "REVISED_MAX_POINTS"),
    recognises=_recognises,
    read=_read,
)
