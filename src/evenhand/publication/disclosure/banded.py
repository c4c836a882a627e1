"""Figures that a competitor could use, as the public may see them: in bands, and nothing they could be found from.

A band is told of each practice and of nothing else. With a sum, an expectation, a limit or an earlier period beside it
a reader could narrow it down, so of such an indicator none of these leaves.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import polars as pl

from evenhand.definitions.bands import BANDS
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.publication.disclosure.figures import KEPT

BANDED: Final = "banded"
"""The status of a figure that is shown in its band. Only what leaves for the public has it."""

REASON: Final = (
    "Shown in a band, because the detail could help those who compete with the practice; the practice and its "
    "commissioner see the figure itself"
)
OF_AREAS: Final = "Not shown: with the practices' bands beside it, the figure of a practice could be found"

_TELLING: Final = frozenset({"england", "area_value", "standard_kind", "standard_target"})
"""Columns kept of a figure whose count is withheld that would narrow a band down."""

_OF_OTHERS: Final = (
    "area_value", "peer_value", "gap", "place_part", "chance_part", "unexplained_part", "unexplained_lower",
    "unexplained_upper", "funnel_lower95", "funnel_upper95", "funnel_lower998", "funnel_upper998", "z", "crude_z",
    "q_value", "robustness", "rank_lower", "rank_upper", "ranked_of",
)  # fmt: skip
"""Columns that are made of the other practices of an area, or of a few practices alike, or lie by them."""

_NOT_SHOWN: Final = ("not_applicable", "missing", "suppressed")
"""Statuses of figures that are not told in a band either: they keep the reason they have."""


def banded(indicators: Iterable[IndicatorDefinition]) -> tuple[IndicatorDefinition, ...]:
    """Return the indicators whose figures leave only in bands."""
    return tuple(one for one in indicators if one.suppression.rule == BANDED)


def without(table: pl.DataFrame, indicators: Iterable[IndicatorDefinition]) -> pl.DataFrame:
    """Return a table without the rows of indicators whose figures leave in bands."""
    names = [one.id for one in banded(indicators)]
    return table.filter(~pl.col("indicator").is_in(names)) if names else table


def models_without(
    models: Mapping[str, dict[str, Any]], indicators: Iterable[IndicatorDefinition]
) -> dict[str, dict[str, Any]]:
    """Return how expectations were made without those of indicators whose figures leave in bands."""
    names = {one.id for one in banded(indicators)}
    return {name: model for name, model in models.items() if name not in names}


def results_in_bands(definition: IndicatorDefinition, rows: pl.DataFrame) -> pl.DataFrame:
    """Return an indicator's results with bands in words instead of numbers, and nothing else that was measured."""
    assert definition.suppression.bands is not None
    bands = BANDS[definition.suppression.bands]
    measured = zip(rows["value"], rows[bands.banded], rows["status"], strict=True)
    told = [
        bands.words(number) if value is not None and number is not None and status not in _NOT_SHOWN else None
        for value, number, status in measured
    ]
    text = pl.Series("value_text", told, dtype=pl.String)
    shown, reason = pl.lit(text.is_not_null()), pl.col("status_reason")
    kept = KEPT - _TELLING | {text.name}
    return rows.with_columns(
        *(pl.lit(None, rows.schema[name]).alias(name) for name in rows.columns if name not in kept),
        text,
        pl.when(shown).then(pl.lit(BANDED)).otherwise(pl.col("status")).alias("status"),
        pl.when(shown)
        .then(pl.concat_str(pl.lit(REASON), reason, separator=". ", ignore_nulls=True))
        .otherwise(reason)
        .alias("status_reason"),
    )


def of_itself(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of results in bands as its own practice sees it: its figure, without what its area's others tell.

    In an area of two practices the area's figure less one's own is the other's.
    """
    return {**row, **{name: None for name in _OF_OTHERS if name in row}}


def areas_in_bands(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of areas, England's among them, without any number that was made of practices' figures."""
    kept = {"_row", "level", "area", "area_name", "indicator", "period_start", "period_end"}
    kept |= {"status", "status_reason"}
    return rows.with_columns(
        *(pl.lit(None, rows.schema[name]).alias(name) for name in rows.columns if name not in kept),
        pl.lit(BANDED).alias("status"),
        pl.lit(OF_AREAS).alias("status_reason"),
    )
