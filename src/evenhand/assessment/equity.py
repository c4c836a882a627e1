"""The equity check: how figures and outcomes go with deprivation, before and after context is allowed for."""

from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z
from evenhand.statistics.inequality import closed_form_error, slope_of_inequality

FIFTHS: Final = 5
TENTHS: Final = 10
LEAST_IN_A_GROUP: Final = 10
"""Practices in each group. Tenths where there are enough of them, otherwise fifths, otherwise no slope."""

_METHOD: Final = (
    "Slope index of inequality: practices in groups of equal numbers of patients by deprivation, least deprived first; "
    "the value at the most deprived end less that at the least deprived, by weighted regression"
)
_NO_DEPRIVATION: Final = (
    "Deprivation is not known for any practice that is compared, so nothing can be said of it"
)

FloatArray = NDArray[np.float64]

_NEEDED = ("indicator", "practice", "denominator", "value", "adjusted", "outcome")


def equity(
    results: pl.DataFrame, practices: pl.DataFrame, deprivation_column: str = "context_deprivation"
) -> dict[str, Any]:
    """Return the equity check of a release, ready for JSON.

    `results` needs ``indicator, practice, denominator, value, adjusted, outcome``; `practices` ``code, list_size`` and
    the column of a deprivation score, higher being more deprived. The answer has ``method``, ``deprivation`` (the
    column), ``practices`` and ``unknown`` (compared practices whose deprivation or list is, or is not, known),
    ``note`` (why there is nothing to say, or null) and::

        "indicators": {id: {"practices", "groups", "crude": {"slope", "lower", "upper"}, "adjusted": {...}} or null}
        "fifths": [{"fifth": 1 (least deprived) to 5, "practices", "judged", "worth_a_look", "differs_explore",
                    "share"}]

    A slope is in the indicator's own unit, its 95% interval from how practices within a group differ; crude and
    adjusted are of the same practices. It is null where a group would have fewer than :data:`LEAST_IN_A_GROUP` of
    them. ``share`` is of judged outcomes, those outside the 95% limits, differs and worth a look together.
    """
    # Only what is needed is joined: a national release's other columns would fill the memory.
    fitted = results.select(_NEEDED).filter(
        pl.col("adjusted").is_not_null() | pl.col("outcome").is_not_null()
    )
    known = _known(practices, deprivation_column)
    has = fitted.join(known, left_on="practice", right_on="code", how="inner", maintain_order="left")
    number = fitted["practice"].n_unique()
    placed = has["practice"].n_unique()
    return {
        "method": _METHOD,
        "deprivation": deprivation_column,
        "practices": placed,
        "unknown": number - placed,
        "note": None if placed else _NO_DEPRIVATION,
        "indicators": {
            str(name): _slopes(rows) for (name,), rows in has.group_by("indicator", maintain_order=True)
        },
        "fifths": _fifths(has.filter(pl.col("outcome").is_not_null())) if placed else [],
    }


def _known(practices: pl.DataFrame, column: str) -> pl.DataFrame:
    if column not in practices.columns:
        return pl.DataFrame(schema={"code": pl.String, "patients": pl.Float64, "deprivation": pl.Float64})
    return practices.select("code", patients="list_size", deprivation=pl.col(column).fill_nan(None)).filter(
        pl.col("patients") > 0, pl.col("deprivation").is_not_null()
    )


def groups_of_patients(deprivation: FloatArray, patients: FloatArray, number: int) -> NDArray[np.int64]:
    """Return each practice's group from 0, least deprived first, such that groups have about equally many patients.

    A practice is in the group that its middle patient is in. Practices equally deprived share the middle of them all.
    """
    values, place = np.unique(deprivation, return_inverse=True)
    of_value = np.bincount(place, weights=patients, minlength=values.size)
    middle = (np.cumsum(of_value) - of_value / 2) / of_value.sum()
    return np.asarray(np.minimum((middle * number).astype(np.int64), number - 1)[place], dtype=np.int64)


def _slopes(rows: pl.DataFrame) -> dict[str, Any] | None:
    """Return crude and adjusted slopes of one indicator's practices, or None where there are too few."""
    both = rows.filter(pl.col("value").is_not_null(), pl.col("adjusted").is_not_null())
    patients, deprivation = both["patients"].to_numpy(), both["deprivation"].to_numpy()
    weights = _weights(both)
    for number in (TENTHS, FIFTHS):
        if both.height < number * LEAST_IN_A_GROUP:
            continue
        group = groups_of_patients(deprivation, patients, number)
        if np.bincount(group, minlength=number).min() < LEAST_IN_A_GROUP:
            continue
        people = np.asarray(np.bincount(group, weights=patients, minlength=number), dtype=np.float64)
        return {
            "practices": both.height,
            "groups": number,
            **{
                name: _slope(both[column].to_numpy(), weights, group, people)
                for name, column in (("crude", "value"), ("adjusted", "adjusted"))
            },
        }
    return None


def _weights(rows: pl.DataFrame) -> FloatArray:
    """Return what practices weigh in a group's mean: their denominators, so that it is pooled; patients for a score."""
    weights = rows.select(pl.coalesce("denominator", "patients").cast(pl.Float64)).to_series()
    return np.asarray(weights.to_numpy(), dtype=np.float64)


def _slope(
    values: FloatArray, weights: FloatArray, group: NDArray[np.int64], people: FloatArray
) -> dict[str, float]:
    number = people.size
    weight = np.bincount(group, weights=weights, minlength=number)
    mean = np.bincount(group, weights=weights * values, minlength=number) / weight
    size = np.bincount(group, minlength=number)
    squares = np.bincount(group, weights=(weights * (values - mean[group])) ** 2, minlength=number)
    error = np.sqrt(squares * size / (size - 1)) / weight
    slope, se = slope_index(mean, people, error)
    half = two_sided_z(CONFIDENCE_95) * se
    return {"slope": slope, "lower": slope - half, "upper": slope + half}


def slope_index(values: FloatArray, people: FloatArray, errors: FloatArray) -> tuple[float, float]:
    """Return the slope index of inequality and its standard error, in closed form: nothing is drawn."""
    return slope_of_inequality(values, people).slope, closed_form_error(people, errors)


def _fifths(has: pl.DataFrame) -> list[dict[str, Any]]:
    """Return outcomes by fifth of patients, all indicators together."""
    practices = has.unique("practice", maintain_order=True).select("practice", "patients", "deprivation")
    fifth = groups_of_patients(practices["deprivation"].to_numpy(), practices["patients"].to_numpy(), FIFTHS)
    counted = has.join(
        practices.select("practice", fifth=pl.Series(fifth)), on="practice", maintain_order="left"
    )
    records = []
    for number in range(FIFTHS):
        rows = counted.filter(pl.col("fifth") == number)
        outcome = rows["outcome"]
        look, differs = (int((outcome == word).sum()) for word in ("worth_a_look", "differs_explore"))
        records.append(
            {
                "fifth": number + 1,
                "practices": rows["practice"].n_unique(),
                "judged": rows.height,
                "worth_a_look": look,
                "differs_explore": differs,
                "share": (look + differs) / rows.height if rows.height else None,
            }
        )
    return records
