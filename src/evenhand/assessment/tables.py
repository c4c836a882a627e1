"""The tables the kernel takes and gives, put together for one indicator: its practices, its history, its context."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from evenhand.assessment.adjusting import Covariates
from evenhand.assessment.contexts import Contexts
from evenhand.assessment.crude import Arrays, crude
from evenhand.assessment.measuring import Measured
from evenhand.definitions.schema import ContextDefinition, IndicatorDefinition

_OF_THE_PRACTICE = (
    "code", "commissioner", "commissioner_name", "icb", "icb_name", "region", "region_name",
    "list_size", "atypical", "practice_type", "not_compared", "no_fair_comparator",
)  # fmt: skip


@dataclass(frozen=True)
class Keys:
    """The types of the practice and the indicator of a long table: the codes there are, in their order."""

    practice: pl.Enum
    indicator: pl.Enum

    @classmethod
    def of(cls, practices: pl.DataFrame, indicators: Iterable[str]) -> "Keys":
        """Return the types for these practices (their ``code``) and indicators."""
        return cls(pl.Enum(practices["code"].unique().sort()), pl.Enum(sorted(indicators)))


def indicator_table(measured: Measured, practices: pl.DataFrame) -> pl.DataFrame:
    """Return an indicator's table, a row for each row of `practices` in their order, as the kernel takes it."""
    known = practices.select(*_OF_THE_PRACTICE).rename({"code": "practice"})
    table = known.join(measured.latest, on="practice", how="left", maintain_order="left")
    if measured.period is not None:
        table = table.with_columns(
            pl.col("period_start").fill_null(measured.period.start),
            pl.col("period_end").fill_null(measured.period.end),
        )
    return table.join(_before(measured), on="practice", how="left", maintain_order="left")


def _before(measured: Measured) -> pl.DataFrame:
    """Return each practice's figures of the last period that ended before its latest began."""
    begun = measured.latest.select("practice", begun="period_start")
    return (
        measured.earlier.join(begun, on="practice")
        .filter(pl.col("period_end") < pl.col("begun"))
        .sort("period_end", maintain_order=True)
        .unique("practice", keep="last", maintain_order=True)
        .select("practice", earlier_numerator="numerator", earlier_denominator="denominator")
    )


def covariates_of(
    definition: IndicatorDefinition, contexts: Contexts, definitions: Mapping[str, ContextDefinition]
) -> Covariates:
    """Return the circumstances an indicator allows for, a row for each row of the contexts' values.

    One that is known for no practice at all is left out; a caveat of the contexts tells of it once.
    """
    names = tuple(name for name in definition.covariates if name not in contexts.unknown)
    columns = [contexts.values[name].cast(pl.Float64).fill_null(np.nan).to_numpy() for name in names]
    values = np.column_stack(columns) if columns else np.empty((contexts.values.height, 0))
    return Covariates(names, tuple(definitions[name].title for name in names), values)


def history_table(
    definition: IndicatorDefinition, earlier: pl.DataFrame, practices: pl.DataFrame, keys: Keys
) -> pl.DataFrame:
    """Return the earlier values of an indicator with their intervals, with the columns of a release's history.

    Practice and indicator are of the types of `keys`, which take a tenth of the memory of texts.
    """
    rows = earlier.join(practices.select("code"), left_on="practice", right_on="code", how="semi")
    figures = crude(definition, Arrays.of(rows))
    return rows.select(
        pl.col("practice").cast(keys.practice),
        pl.lit(definition.id, dtype=keys.indicator).alias("indicator"),
        "period_start",
        "period_end",
        "numerator",
        "denominator",
        pl.Series("value", figures.value).fill_nan(None),
        pl.Series("lower95", figures.lower95).fill_nan(None),
        pl.Series("upper95", figures.upper95).fill_nan(None),
    ).filter(pl.col("value").is_not_null())
