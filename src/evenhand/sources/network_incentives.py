"""Investment and Impact Fund (network contract): numerators and denominators of its indicators, by practice and month.

The fund pays networks, not practices. One figure a record; a file mixes networks with practices. ORGANISATION_TYPE,
ORGANISATION_CODE and IND_CODE are known from published files; MEASURE, VALUE and the day's header are from memory, to
be checked. Months run on from April: a caveat says so.
"""

from typing import Final

import polars as pl

from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import parsed, without_repeats
from evenhand.sources.reading.practice_counts import (
    KEYS,
    Layout,
    figures,
    practice_periods,
    reading_of,
    without_parts_above,
)
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_LAYOUT: Final = Layout(
    code=("ORGANISATION_CODE", "PRACTICE_CODE"),
    counts=(),
    every="month",
    period=("ACH_DATE", "PERIOD_END", "MONTH"),
    kind=("ORGANISATION_TYPE",),
    marks=(("IND_CODE",), ("MEASURE",), ("VALUE",)),
)
_KINDS: Final = {"NUMERATOR": "numerator", "DENOMINATOR": "denominator"}
_OF_ONE: Final = ("HI03", "CAN04")
"""Indicators that are a share of their denominator; others are rates, and may be above one."""


def _recognises(head: FileHead) -> bool:
    return _LAYOUT.recognises(head)


def _read(raw: RawTable) -> Reading:
    cells, caveats, notes = practice_periods(raw, _LAYOUT)
    named = without_repeats(raw, _named(raw, cells), [*KEYS, "code", "kind"], raw.column(*_LAYOUT.code))
    table = figures(parsed(raw, named, "VALUE", "count"), pl.format("iif.{}.{}", "code", "kind"))
    table = without_parts_above(
        raw, table, tuple((f"iif.{code}.numerator", f"iif.{code}.denominator") for code in _OF_ONE)
    )
    cumulative = "Figures of the Investment and Impact Fund run on from April to the end of their month"
    return reading_of(SOURCE.id, raw, table, caveats=(*caveats, cumulative), notes=notes)


def _named(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return the records with ``code`` (``HI03``, also where it is written HI-03), ``kind`` and ``VALUE``."""
    code, measure = raw.column("IND_CODE"), raw.column("MEASURE")
    named = cells.select(
        *KEYS,
        pl.col(code).str.to_uppercase().str.replace_all("[^A-Z0-9]+", "").alias("code"),
        pl.col(measure)
        .str.to_uppercase()
        .replace_strict(_KINDS, default=None, return_dtype=pl.String)
        .alias("kind"),
        pl.col(measure).alias(measure),
        pl.col(raw.column("VALUE")).alias("VALUE"),
        "row",
    )
    fits = pl.col("code").str.contains(r"^[A-Z]+[0-9]+[A-Z]?$") & pl.col("kind").is_not_null()
    raw.quarantine.add(
        named.filter(~fits),
        column=measure,
        reason="this is not the numerator or denominator of an indicator",
        remedy="Check the code of the indicator, such as HI03, and whether the measure is Numerator or Denominator",
    )
    return named.filter(fits).drop(measure)


SOURCE = Source(
    id="network-incentives",
    title="Network Contract DES (MI): Investment and Impact Fund",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="monthly, and once more for the year",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/mi-network-contract-des",
    patterns=("IIF_indicators_*.csv",),
    measures=(
        Measure("iif.*.numerator", "What the indicator counts", "as the indicator's"),
        Measure("iif.*.denominator", "What the indicator is out of", "as the indicator's"),
    ),
    headers=("ORGANISATION_TYPE", "ORGANISATION_CODE", "IND_CODE", "MEASURE", "VALUE", "ACH_DATE"),
    recognises=_recognises,
    read=_read,
)
