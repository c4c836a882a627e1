"""The gap of each practice split into context, place, chance and what is left; and each area's own place effect."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.assessment.adjusting import FAMILIES, Adjusted
from evenhand.assessment.crude import Arrays
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z
from evenhand.statistics.nested import (
    NO_AREA,
    NestedModel,
    Split,
    nested_model,
    place_shifts,
    sampling_variances,
    split,
)

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Areas:
    """The areas practices belong to: the code of each practice's area from 0 (or NO_AREA), and their names."""

    codes: IntArray
    names: tuple[str, ...]

    @classmethod
    def of(cls, commissioners: pl.Series) -> "Areas":
        """Return the areas of a column of commissioners' codes; null is no area."""
        names = sorted(commissioners.drop_nulls().unique())
        place = {name: code for code, name in enumerate(names)}
        codes = commissioners.replace_strict(place, default=NO_AREA, return_dtype=pl.Int64)
        return cls(codes.fill_null(NO_AREA).to_numpy(), tuple(names))


@dataclass(frozen=True)
class Parted:
    """An indicator's split: `split` and `variances` in the unit of the value, `shift` place on the link's scale."""

    split: Split
    model: NestedModel
    variances: FloatArray
    shift: FloatArray


def part(
    definition: IndicatorDefinition,
    arrays: Arrays,
    adjusted: Adjusted,
    areas: Areas,
    value: FloatArray,
    england: float,
) -> Parted:
    """Return the split of METHODS 1.3, areas being the commissioners', on all practices with an expectation."""
    variances = chance_variances(definition, arrays, adjusted)
    effects = int((~adjusted.fit.left_out).sum()) + 1
    model = nested_model(value - adjusted.expected, variances, areas.codes, lost=effects)
    place = model.place / definition.multiplier
    family = FAMILIES[definition.statistic]
    shift = place_shifts(family, adjusted.fit.eta, adjusted.base, place, areas.codes)
    return Parted(split(value, england, adjusted.expected, model), model, variances, shift)


def chance_variances(definition: IndicatorDefinition, arrays: Arrays, adjusted: Adjusted) -> FloatArray:
    """Return the sampling variance of each value at its expectation, in the unit squared.

    An amount and a score are no samples: nothing of them is chance, and their variance is 0.
    """
    none = np.where(np.isnan(adjusted.expected), np.nan, 0.0)
    if definition.statistic in ("ratio", "score"):
        return none
    per_base = sampling_variances(FAMILIES[definition.statistic], adjusted.fit.expected, adjusted.base)
    of_one = arrays.spread**2 if definition.statistic == "mean" else 1.0
    return np.asarray(definition.multiplier**2 * of_one * per_base)


def place_table(areas: Areas, model: NestedModel) -> pl.DataFrame:
    """Return each commissioner's place effect with its 95% interval, in the unit of the value.

    Columns ``level, area, place_effect, place_lower, place_upper``. All null where areas cannot be told apart.
    """
    number = len(areas.names)
    effect, variance = model.area_effect[:number], model.area_variance[:number]
    half = two_sided_z(CONFIDENCE_95) * np.sqrt(variance)
    padding = number - effect.size
    columns = {"place_effect": effect, "place_lower": effect - half, "place_upper": effect + half}
    return pl.DataFrame(
        {
            "level": ["commissioner"] * number,
            "area": list(areas.names),
            **{
                name: np.pad(column, (0, padding), constant_values=np.nan) for name, column in columns.items()
            },
        },
        schema_overrides={"level": pl.String, "area": pl.String, **dict.fromkeys(columns, pl.Float64)},
    ).with_columns(pl.col(list(columns)).fill_nan(None))
