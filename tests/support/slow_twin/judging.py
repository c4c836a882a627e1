"""Expectations, the split and place once more: sums written out, roots by halving, one practice after the other."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
"""A row of results with ``area`` (its commissioner, or None), ``base``, and ``x``, its covariates (or None)."""

LINKS: dict[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "binomial": (lambda p: math.log(p / (1 - p)), lambda eta: 1 / (1 + math.exp(-eta))),
    "poisson": (math.log, math.exp),
    "gaussian": (lambda value: value, lambda eta: eta),
}


@dataclass
class Parts:
    """A practice's split, in the unit of its value."""

    place: float
    chance: float
    unexplained: float
    half_width: float
    reliability: float


def expected(model: Mapping[str, Any], covariates: Sequence[float]) -> float:
    """Return the expectation of a practice with these covariates, per unit of base."""
    eta = model["intercept"]
    for entry, value in zip(model["covariates"], covariates, strict=True):
        if entry["coefficient"] is not None:
            eta += entry["coefficient"] * (value - entry["mean"])
    return LINKS[model["family"]][1](eta)


def contributions(model: Mapping[str, Any], covariates: Sequence[float]) -> dict[str, float]:
    """Return what each covariate adds, along the straight path on the link's scale, per unit of base."""
    inverse = LINKS[model["family"]][1]
    steps = {
        entry["id"]: entry["coefficient"] * (value - entry["mean"])
        for entry, value in zip(model["covariates"], covariates, strict=True)
        if entry["coefficient"] is not None
    }
    total = sum(steps.values())
    rise = inverse(model["intercept"] + total) - inverse(model["intercept"])
    return {name: step * rise / total for name, step in steps.items()} if total else dict.fromkeys(steps, 0.0)


def score_in_standard_errors(model: Mapping[str, Any], rows: Sequence[Row]) -> list[float]:
    """Return, for each covariate, how far its slope is from the likelihood's maximum, in standard errors."""
    away = []
    for place, entry in enumerate(model["covariates"]):
        slope = information = 0.0
        for row in rows:
            e = expected(model, row["x"])
            distance = row["x"][place] - entry["mean"]
            variance = {"binomial": e * (1 - e), "poisson": e, "gaussian": 1.0}[model["family"]]
            slope += distance * (row["numerator"] - row["base"] * e)
            information += distance**2 * row["base"] * variance
        away.append(slope / math.sqrt(information * max(model["dispersion"], 1.0)))
    return away


def sampling_variance(statistic: str, row: Row, multiplier: float) -> float:
    """Return the variance chance gives a value at its expectation, in the unit squared."""
    e = row["expected"] / multiplier
    if statistic == "proportion":
        return multiplier**2 * e * (1 - e) / row["base"]
    return multiplier**2 * e / row["base"] if statistic == "rate" else 0.0


def split(rows: Sequence[Row], variances: Sequence[float], tau2: float, tau2_areas: float) -> list[Parts]:
    """Return the split of METHODS 1.3 given the variances between practices and between areas."""
    pulls: dict[Any, float] = defaultdict(float)
    weights: dict[Any, float] = defaultdict(float)
    for row, variance in zip(rows, variances, strict=True):
        pulls[row["area"]] += (row["value"] - row["expected"]) / (variance + tau2)
        weights[row["area"]] += 1 / (variance + tau2)
    found = []
    for row, variance in zip(rows, variances, strict=True):
        place = unknown = 0.0
        if row["area"] is not None and tau2_areas > 0:
            mean, weight = pulls[row["area"]] / weights[row["area"]], weights[row["area"]]
            shrunk = tau2_areas / (tau2_areas + 1 / weight)
            place, unknown = shrunk * mean, tau2_areas * (1 - shrunk)
        reliability = tau2 / (tau2 + variance)
        left = row["value"] - row["expected"] - place
        half = 1.959963984540054 * math.sqrt(tau2 * (1 - reliability) + reliability**2 * unknown)
        found.append(Parts(place, (1 - reliability) * left, reliability * left, half, reliability))
    return found


def log_likelihood(
    rows: Sequence[Row], variances: Sequence[float], tau2: float, tau2_areas: float, lost: int
) -> float:
    """Return the restricted log-likelihood of the residuals, area by area."""
    areas: dict[Any, list[tuple[float, float]]] = defaultdict(list)
    for place, (row, variance) in enumerate(zip(rows, variances, strict=True)):
        key = row["area"] if row["area"] is not None else ("none", place)
        areas[key].append((row["value"] - row["expected"], variance + tau2))
    logs = square = 0.0
    for inside in areas.values():
        weight = sum(1 / total for _, total in inside)
        pull = sum(r / total for r, total in inside)
        logs += sum(math.log(total) for _, total in inside) + math.log(1 + tau2_areas * weight)
        square += sum(r * r / total for r, total in inside)
        square -= tau2_areas / (1 + tau2_areas * weight) * pull**2
    return -0.5 * ((1 - lost / len(rows)) * logs + square)


def placed(family: str, rows: Sequence[Row], multiplier: float) -> list[float]:
    """Return each practice's expectation given context and place, totals as observed, per unit of base."""
    link, inverse = LINKS[family]
    areas: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        areas[row["area"]].append(row)
    shifts = {}
    for area, inside in areas.items():
        wanted = sum(row["base"] * (row["expected"] + row["place_part"]) / multiplier for row in inside)
        shifts[area] = (
            0.0
            if area is None
            else _root(
                lambda d, inside=inside, wanted=wanted: (
                    sum(row["base"] * inverse(link(row["expected"] / multiplier) + d) for row in inside)
                    - wanted
                )
            )
        )
    etas = [link(row["expected"] / multiplier) + shifts[row["area"]] for row in rows]
    total = sum(row["numerator"] for row in rows)
    centre = _root(
        lambda d: sum(row["base"] * inverse(eta + d) for row, eta in zip(rows, etas, strict=True)) - total
    )
    return [inverse(eta + centre) for eta in etas]


def _root(of: Callable[[float], float]) -> float:
    low, high = -6.0, 6.0
    for _ in range(60):
        middle = (low + high) / 2
        if of(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2
