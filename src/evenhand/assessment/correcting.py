"""What a practice's figure would be with other counts: the same arithmetic again, everybody else as they were.

It is an estimate. With the counts corrected in the published file, England's value, the expectation and the usual
variation would move a little as well; of one practice in thousands that hardly shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.optimize import brentq
from scipy.special import expit, stdtrit

from evenhand.assessment.adjusting import FAMILIES
from evenhand.assessment.comparing import outcomes
from evenhand.assessment.crude import Arrays, crude
from evenhand.common.errors import InputError
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z
from evenhand.statistics.nested import sampling_variances
from evenhand.statistics.predictive import binomial_funnel, gamma_poisson_funnel, log_ratio

Row = Mapping[str, Any]

LARGEST_COUNT: Final = 1e12
_LINK_REACH: Final = 40.0
"""Odds or rates from e⁻⁴⁰ to e⁴⁰ hold every expectation that can be told from nothing."""


@dataclass(frozen=True)
class Corrected:
    """A figure as it would be, in the indicator's unit; None for what cannot be said of it.

    `row` has the columns of a release's results that change with the counts, and the unchanged ones beside them.
    `own_interval` is whether the interval is ours where the release's was the publisher's.
    """

    row: Row
    own_interval: bool
    is_compared: bool


def corrected(
    definition: IndicatorDefinition,
    row: Row,
    model: Row | None,
    numerator: float,
    denominator: float | None,
) -> Corrected:
    """Return a row of results with other counts, the release's expectation and funnel kept.

    `row` is the release's, `model` its indicator's entry of the models. InputError for counts that cannot be.
    The place in the funnel follows from the row's own: what would have to be expected for it to lie where it does.
    """
    _refuse_impossible(definition, numerator, denominator)
    of_old = _arrays(definition, row, row["numerator"], row["denominator"])
    arrays = _arrays(definition, row, numerator, denominator)
    figures = crude(definition, arrays)
    told = {name: _number(values) for name, values in vars(figures).items()}
    new: dict[str, Any] = {**row, "numerator": numerator, "denominator": denominator, **told}
    before = {name: _number(values) for name, values in vars(crude(definition, of_old)).items()}
    own_interval = _differs(before["lower95"], row["lower95"])
    least = definition.minimum_denominator
    large_enough = least is None or denominator is None or denominator >= least.value
    compared = row["status"] == "ok" and row["z"] is not None and new["value"] is not None and large_enough
    unsaid = dict.fromkeys(("robustness", "rank_lower", "rank_upper", "ranked_of", "q_value", "crude_z"))
    new |= unsaid
    if not compared or model is None:
        new |= dict.fromkeys(("z", "outcome", "outcome_level", "direction", "standard_outcome", "colour"))
        new |= dict.fromkeys(_PARTS)
        return Corrected(new, own_interval, False)
    new |= _split(definition, row, model, new)
    new |= _placed(definition, row, of_old, arrays)
    return Corrected(new, own_interval, True)


_PARTS: Final = (
    "gap", "context_part", "place_part", "chance_part", "unexplained_part", "unexplained_lower", "unexplained_upper",
    "reliability", "adjusted",
)  # fmt: skip


def _refuse_impossible(definition: IndicatorDefinition, numerator: float, denominator: float | None) -> None:
    for name, value in (("counted", numerator), ("out of", denominator)):
        if value is not None and not (np.isfinite(value) and abs(value) <= LARGEST_COUNT):
            raise InputError("this number cannot be used", where=name, received=value, remedy="Give a count")
    if definition.is_quotient and (denominator is None or denominator <= 0):
        raise InputError(
            "there has to be something to count out of", where="out of", received=denominator,
            remedy="Give a number above 0",
        )  # fmt: skip
    if definition.statistic in ("proportion", "rate") and numerator < 0:
        raise InputError("fewer than none cannot be counted", where="counted", received=numerator)
    if definition.statistic == "proportion" and denominator is not None and numerator > denominator:
        raise InputError(
            "more are counted than there are",
            where="counted",
            received=f"{numerator:g} of {denominator:g}",
            remedy="Give no more than the second number",
        )


def _arrays(definition: IndicatorDefinition, row: Row, numerator: float, denominator: float | None) -> Arrays:
    nothing = np.array([np.nan])
    base = nothing if denominator is None else np.array([float(denominator)])
    spread = np.sqrt(_of_one(definition, row)) if definition.statistic == "mean" else np.nan
    return Arrays(np.array([float(numerator)]), base, np.array([spread]), nothing, nothing)


def _of_one(definition: IndicatorDefinition, row: Row) -> float:
    """Return the variance of one person's value behind a mean, from how reliable the release found the figure.

    The release keeps no spread; what is between practices and its share say it: ``s² = half-width² n / t²`` of the
    interval, which Student's t gave. NaN where there is no interval.
    """
    if row["lower95"] is None or row["denominator"] is None or row["denominator"] <= 1:
        return float("nan")
    n = float(row["denominator"])
    half = (row["upper95"] - row["lower95"]) / 2.0 / definition.multiplier
    return float((half / stdtrit(n - 1.0, 0.5 + CONFIDENCE_95 / 2.0)) ** 2 * n)


def _split(definition: IndicatorDefinition, row: Row, model: Row, new: Row) -> Row:
    """Return the split again (see :func:`evenhand.statistics.nested.split`), context and place as they were."""
    if row["expected"] is None or row["unexplained_part"] is None:
        return dict.fromkeys(_PARTS)
    place, context = row["place_part"], row["context_part"]
    left = new["value"] - row["expected"] - place
    tau2, before = model["tau2_practices"], row["reliability"]
    reliability = _reliability(definition, row, tau2, new["denominator"])
    z = two_sided_z(CONFIDENCE_95)
    of_old = ((row["unexplained_upper"] - row["unexplained_lower"]) / 2.0 / z) ** 2
    of_place = max(of_old - tau2 * (1.0 - before), 0.0) / before**2 if before else 0.0
    unexplained = reliability * left
    half = z * float(np.sqrt(tau2 * (1.0 - reliability) + reliability**2 * of_place))
    return {
        "gap": new["value"] - row["england"],
        "context_part": context,
        "place_part": place,
        "chance_part": left - unexplained,
        "unexplained_part": unexplained,
        "unexplained_lower": unexplained - half,
        "unexplained_upper": unexplained + half,
        "reliability": reliability,
        # Of the same expectation: kept simple, as the page shows the split.
        "adjusted": None,
    }


def _reliability(definition: IndicatorDefinition, row: Row, tau2: float, denominator: float | None) -> float:
    """Return the share of what context and place leave that is not chance, with another denominator."""
    if definition.statistic in ("ratio", "score") or not tau2 or denominator is None:
        return float(row["reliability"])
    per_base = sampling_variances(
        FAMILIES[definition.statistic], row["expected"] / definition.multiplier, denominator
    )
    of_one = _of_one(definition, row) if definition.statistic == "mean" else 1.0
    variance = definition.multiplier**2 * of_one * float(per_base)
    return float(tau2 / (tau2 + variance)) if np.isfinite(variance) else float(row["reliability"])


def _placed(definition: IndicatorDefinition, row: Row, before: Arrays, arrays: Arrays) -> Row:
    """Return z, outcome, level and direction of the new counts in the funnel of the old ones."""
    z = _z(definition, arrays, _centre(definition, before, row["z"], row["tau2"]), row["tau2"])
    outcome, level, direction = outcomes(np.array([z]), np.array([True]))
    return {
        "z": _number(np.array([z])),
        "outcome": outcome[0],
        "outcome_level": _number(level),
        "direction": direction[0],
        "standard_outcome": None,
        "colour": None,
    }


def _z(definition: IndicatorDefinition, arrays: Arrays, link: float, tau2: float) -> float:
    """Return the place of counts in the funnel about an expectation on the link's scale."""
    x, n = arrays.numerator, arrays.denominator
    if definition.statistic == "proportion":
        return float(binomial_funnel(x, n, expit(link), tau2=tau2).z[0])
    if definition.statistic == "rate":
        return float(gamma_poisson_funnel(x, n, np.exp(link), tau2=tau2).z[0])
    value, variance = _measured(definition, arrays)
    total = variance + tau2
    return (value - link) / float(np.sqrt(total)) if total > 0 else float("nan")


def _measured(definition: IndicatorDefinition, arrays: Arrays) -> tuple[float, float]:
    """Return a measured figure on its funnel's scale, and its sampling variance."""
    if definition.statistic == "ratio":
        return float(log_ratio(arrays.numerator, arrays.denominator)[0]), 0.0
    if definition.statistic == "mean":
        n = float(arrays.denominator[0])
        return float(arrays.numerator[0]) / n, float(arrays.spread[0]) ** 2 / n
    return float(arrays.numerator[0]), 0.0


def _centre(definition: IndicatorDefinition, before: Arrays, z: float, tau2: float) -> float:
    """Return the expectation, on the link's scale, about which the old counts lie where the release has them."""
    if definition.statistic not in ("proportion", "rate"):
        value, variance = _measured(definition, before)
        return value - z * float(np.sqrt(variance + tau2))

    def surplus(link: float) -> float:
        return _z(definition, before, link, tau2) - z

    reach = 12.0 if definition.statistic == "proportion" else _LINK_REACH
    low, high = surplus(-reach), surplus(reach)
    if not (np.isfinite(low) and np.isfinite(high)) or low * high > 0:
        return float("nan")
    return float(brentq(surplus, -reach, reach, xtol=1e-10))


def _number(values: np.ndarray) -> float | None:
    value = float(values[0])
    return value if np.isfinite(value) else None


def _differs(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > 1e-6 * max(abs(one), abs(other), 1e-12)
