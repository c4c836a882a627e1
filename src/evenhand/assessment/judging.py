"""From a value to a judgement: expected, split, placed in the funnel, and how far each of these may be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.assessment.adjusting import Adjusted, Covariates, adjust
from evenhand.assessment.comparing import Compared, compared, outcomes
from evenhand.assessment.crude import Arrays
from evenhand.assessment.curves import curves, limits_of_practices
from evenhand.assessment.modelling import model_record
from evenhand.assessment.ranking import area_ranks
from evenhand.assessment.robustness import Grouping, Pair, robustness
from evenhand.assessment.splitting import Parted, part, place_table
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.release import Caveat, caveat
from evenhand.release.schemas import CONTRIBUTIONS, GIVEN_CONTEXT_AND_PLACE, GIVEN_NOTHING
from evenhand.statistics.multiple_testing import benjamini_hochberg, two_sided_p
from evenhand.statistics.peers import peer_values

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
TextArray = NDArray[np.object_]


@dataclass(frozen=True)
class Judged:
    """An indicator's judgement: columns of results by name, and the tables and records that go with them."""

    numbers: Mapping[str, FloatArray]
    words: Mapping[str, TextArray]
    contributions: pl.DataFrame
    curves: pl.DataFrame
    places: pl.DataFrame
    model: dict[str, Any]
    caveats: tuple[Caveat, ...]


def judge(
    definition: IndicatorDefinition,
    table: pl.DataFrame,
    arrays: Arrays,
    value: FloatArray,
    england: float,
    is_compared: BoolArray,
    is_ok: BoolArray,
    covariates: Covariates,
    grouping: Grouping,
) -> Judged:
    """Return the judgement of every row of `table`: METHODS 1.2 to 1.8, in their order, each step from the one before.

    Everything is fitted to the rows that are `is_compared`; an outcome and a rank are given to those that are `is_ok`.
    A circumstance that is known for too few of the compared is left out for all of them.
    """
    wanted, covariates = covariates, covariates.known_among(is_compared)
    adjusted = adjust(definition, arrays, covariates, is_compared, value, england, grouping.areas.codes)
    parted = part(definition, arrays, adjusted, grouping.areas, value, england)
    funnel = compared(definition, arrays, adjusted, parted.shift)
    plain = compared(definition, arrays, adjusted, None)
    outcome, level, direction = outcomes(funnel.z, is_ok)
    numbers = {
        **_split_columns(adjusted, parted),
        **_funnel_columns(funnel, plain, is_compared),
        "outcome_level": level,
        "robustness": _agreement(definition, table, arrays, adjusted, parted, grouping, funnel.z, is_ok),
        "q_value": benjamini_hochberg(two_sided_p(funnel.z)),
        "peer_value": _of_twins(definition, adjusted, grouping),
        **area_ranks(definition, parted, grouping.areas, is_ok),
    }
    given = ((GIVEN_CONTEXT_AND_PLACE, funnel), (GIVEN_NOTHING, plain))
    return Judged(
        numbers=numbers,
        words={"outcome": outcome, "direction": direction},
        contributions=_contributions(definition, table, covariates, adjusted),
        curves=pl.concat([curves(definition, arrays, adjusted, one, name) for name, one in given]),
        places=place_table(grouping.areas, parted.model).with_columns(indicator=pl.lit(definition.id)),
        model=model_record(definition, covariates, adjusted, parted, funnel, plain),
        caveats=(
            *_left_out(definition, wanted, covariates, is_compared),
            *_caveats(definition, table, covariates, adjusted, parted),
        ),
    )


def _split_columns(adjusted: Adjusted, parted: Parted) -> dict[str, FloatArray]:
    split = parted.split
    return {
        "expected": adjusted.expected,
        "adjusted": adjusted.adjusted,
        "gap": split.gap,
        "context_part": split.context,
        "place_part": split.place,
        "chance_part": split.chance,
        "unexplained_part": split.unexplained,
        "unexplained_lower": split.lower,
        "unexplained_upper": split.upper,
        "reliability": split.reliability,
    }


def _funnel_columns(funnel: Compared, plain: Compared, is_compared: BoolArray) -> dict[str, FloatArray]:
    return {
        "z": funnel.z,
        "crude_z": plain.z,
        "tau2": np.where(is_compared, funnel.funnel.tau2, np.nan),
        **limits_of_practices(funnel),
    }


def _agreement(
    definition: IndicatorDefinition,
    table: pl.DataFrame,
    arrays: Arrays,
    adjusted: Adjusted,
    parted: Parted,
    grouping: Grouping,
    z: FloatArray,
    is_ok: BoolArray,
) -> FloatArray:
    judged = np.where(is_ok, z, np.nan)
    pair = _pair(table, adjusted)
    return robustness(definition, adjusted, arrays.spread, parted.shift, judged, grouping, pair)


def _pair(table: pl.DataFrame, adjusted: Adjusted) -> Pair:
    earlier = [
        table[name].fill_null(np.nan).to_numpy() if name in table.columns else np.full(table.height, np.nan)
        for name in ("earlier_numerator", "earlier_denominator")
    ]
    return Pair(adjusted.counts, adjusted.base, earlier[0], earlier[1])


def _of_twins(definition: IndicatorDefinition, adjusted: Adjusted, grouping: Grouping) -> FloatArray:
    """Return the pooled value of each compared practice's twins that have a figure."""
    fitted = np.isfinite(adjusted.expected)
    value = peer_values(grouping.twins, np.where(fitted, adjusted.counts, np.nan), adjusted.base)
    return np.where(fitted, definition.multiplier * value, np.nan)


def _contributions(
    definition: IndicatorDefinition, table: pl.DataFrame, covariates: Covariates, adjusted: Adjusted
) -> pl.DataFrame:
    frames = [
        pl.DataFrame(
            {
                "practice": table["practice"],
                "indicator": pl.repeat(definition.id, table.height, eager=True),
                "covariate": pl.repeat(name, table.height, eager=True),
                "contribution": adjusted.contributions[:, place],
            },
            schema=CONTRIBUTIONS,
        ).filter(pl.col("contribution").is_not_nan())
        for place, name in enumerate(covariates.ids)
        if not adjusted.fit.left_out[place]
    ]
    return pl.concat([pl.DataFrame(schema=CONTRIBUTIONS), *frames])


def _left_out(
    definition: IndicatorDefinition, wanted: Covariates, covariates: Covariates, is_compared: BoolArray
) -> list[Caveat]:
    """Name the circumstances that are known for too few of those compared to be allowed for."""
    number = int(is_compared.sum())
    return [
        caveat(
            f"Does not allow for {title.lower()}: it is known for {known:,} of {number:,} practices that are compared",
            indicator=definition.id,
        )
        for name, title, known in zip(wanted.ids, wanted.titles, wanted.known(is_compared), strict=True)
        if name not in covariates.ids
    ]


def _caveats(
    definition: IndicatorDefinition,
    table: pl.DataFrame,
    covariates: Covariates,
    adjusted: Adjusted,
    parted: Parted,
) -> tuple[Caveat, ...]:
    """Return what the fit has to say of itself, and of each practice whose circumstances are not known."""
    of_fit = [caveat(note, indicator=definition.id) for note in adjusted.fit.notes]
    if np.isfinite(adjusted.expected).any() and parted.model.tau2 == 0.0:
        sentence = "Practices differ no more than chance gives once context and place are allowed for"
        of_fit.append(caveat(sentence, indicator=definition.id))
    codes = table["practice"].to_list()
    of_practices = [
        caveat(_unadjusted(covariates, int(row)), practice=codes[row], indicator=definition.id)
        for row in np.flatnonzero(adjusted.fit.unadjusted)
    ]
    return (*of_fit, *of_practices)


def _unadjusted(covariates: Covariates, row: int) -> str:
    known = np.isfinite(covariates.values[row])
    missing = [title for title, has in zip(covariates.titles, known, strict=True) if not has]
    return f"Assessed without adjustment: not known for this practice: {', '.join(missing)}"
