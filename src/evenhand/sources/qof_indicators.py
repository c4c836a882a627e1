"""Quality and Outcomes Framework: what each indicator's code stands for, its group and its points.

Read to 2018-19 (INDICATOR_MAPPINGS) and from 2019-20 (MAPPING_INDICATORS). The list of indicators without descriptions
(INDICATOR_REFERENCE_CONTROL) names neither what an indicator is nor its year, so it is not read.
"""

import polars as pl

from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.long_observations import without_repeated_keys
from evenhand.sources.reading.naming import named_financial_year
from evenhand.sources.reading.observing import parsed
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_GROUP = ("GROUP_CODE", "INDICATOR_GROUP_CODE")
_GROUP_TITLE = ("GROUP_DESCRIPTION", "INDICATOR_GROUP_DESCRIPTION")
_POINTS = "INDICATOR_POINT_VALUE"


def _recognises(head: FileHead) -> bool:
    return head.has("INDICATOR_CODE", "INDICATOR_DESCRIPTION", _POINTS) and not head.has("PRACTICE_CODE")


def _read(raw: RawTable) -> Reading:
    period, caveats = named_financial_year(raw)
    named = raw.cells.select(
        pl.col(raw.column("INDICATOR_CODE")).str.to_uppercase().alias("code"),
        pl.col(raw.column("INDICATOR_DESCRIPTION")).alias("title"),
        pl.col(raw.column(*_GROUP)).str.to_uppercase().alias("group"),
        pl.col(raw.column(*_GROUP_TITLE)).alias("group_title"),
        pl.col(raw.column(_POINTS)).alias(_POINTS),
        "row",
    )
    raw.quarantine.add(
        named.filter(pl.col("code") == ""),
        column="code",
        reason="the indicator has no code",
        remedy="Check the row against the publisher's list",
    )
    single = without_repeated_keys(raw, named.filter(pl.col("code") != ""), ["code"], "code")
    labels = parsed(raw, single, _POINTS, "count").with_columns(
        points="value", period_start=pl.lit(period.start), period_end=pl.lit(period.end)
    )
    return Reading(
        source=SOURCE.id,
        label=period.label,
        tables={"labels": labels.select(*SCHEMAS["labels"])},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
    )


SOURCE = Source(
    id="qof-indicators",
    title="Quality and Outcomes Framework: list of indicators",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="yearly, about six months after the financial year",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-"
    "achievement-prevalence-and-exceptions-data",
    patterns=("INDICATOR_MAPPINGS_*.csv", "MAPPING_INDICATORS_*.csv"),
    measures=(),
    headers=(
        "INDICATOR_CODE",
        "INDICATOR_DESCRIPTION",
        "INDICATOR_POINT_VALUE",
        "GROUP_CODE",
        "GROUP_DESCRIPTION",
    ),
    recognises=_recognises,
    read=_read,
)
