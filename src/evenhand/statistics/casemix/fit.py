"""Case-mix: what a practice's circumstances lead us to expect of its figure."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import BoolArray, FloatArray, IntArray, floats, same_shape
from evenhand.statistics.casemix.clustered import clustered_errors
from evenhand.statistics.casemix.design import Design, standardised
from evenhand.statistics.casemix.irls import Solution, pearson, solve
from evenhand.statistics.casemix.links import FAMILIES, CaseMixFamily, linked, slope, unlinked
from evenhand.statistics.casemix.result import CaseMixFit

RIDGE = 1e-9
"""Penalty as a share of a column's information: changes no printed digit, keeps every system solvable."""
SEPARATED_ABOVE = 1e6
"""Where the practices that could tell an effect are expected to have none or all, nothing is left that holds it.

The variance of its coefficient then is beyond all measure of what it is where every practice has the pooled value
(Hauck and Donner 1977 [HauckDonner1977]): at least a million times. An ordinary effect makes it a few times larger,
and collinearity makes both large.
"""
MOST_RECENTRINGS = 50


def fit_casemix(
    family: CaseMixFamily,
    covariates: ArrayLike,
    numerators: ArrayLike,
    denominators: ArrayLike = 1.0,
    *,
    names: Sequence[str] | None = None,
    ridge: float = RIDGE,
    clusters: ArrayLike | None = None,
) -> CaseMixFit:
    """Return each unit's expectation given its covariates, fitted to all units together (METHODS 1.2).

    Parameters
    ----------
    family
        ``binomial`` (logit) for a proportion, ``poisson`` (log, the denominator as offset) for a rate or a ratio of
        amounts, ``gaussian`` (identity, the denominator as weight) for a mean or a score.
    covariates
        circumstances outside the practice's control, shape (K, p), p may be 0; NaN where unknown.
    numerators, denominators
        counts and their base, shape (K,); for a mean its total and its number, for a score itself and 1.
    names
        of the covariates, as sentences use them.
    ridge
        penalty as a share of a column's information.
    clusters
        code of each unit's area, shape (K,), negative for none: standard errors then allow for areas being alike,
        where there are enough of them (see :mod:`~.clustered`). The expectations are the same with and without.

    Expected totals equal the observed ones. A unit with a figure and a missing covariate is not dropped: it is
    expected to be like the average unit, takes part in the totals, and is marked as unadjusted. Left out with a
    note: covariates that are constant, follow from the others or separate the data, and all of them where there are
    too few units or the fit does not settle. All 0, or all 1: that is what is expected of everybody.

    Raises InputError when the shapes do not fit together or the family is unknown.

    Source: Nelder and Wedderburn (1972) [NelderWedderburn1972]; standardising to the whole:
    Normand, Glickman and Gatsonis (1997) [Normand1997].
    """
    x, n = same_shape(numerators=numerators, denominators=denominators)
    matrix, names = _checked(family, floats(covariates), x, names)
    usable = _usable(family, x, n)
    known = usable & np.isfinite(matrix).all(axis=1)
    design = standardised(matrix if known.all() else matrix[known], n[known], names)
    pooled = float(x[usable].sum() / n[usable].sum()) if usable.any() else np.nan
    if not _can_vary(family, pooled):
        return _flat(family, names, design, pooled, usable, known)
    solution, design = _settled(family, design, x[known], n[known], names, ridge)
    fit = _result(family, names, solution, design, x, n, usable, known)
    if clusters is None or solution is None:
        return fit
    return _clustered(fit, solution, design, x[known], n[known], np.asarray(clusters, dtype=np.int64)[known])


def _checked(
    family: str, matrix: FloatArray, x: FloatArray, names: Sequence[str] | None
) -> tuple[FloatArray, tuple[str, ...]]:
    matrix = matrix.reshape(x.size, 0) if matrix.ndim != 2 and matrix.size == 0 else matrix
    names = (
        tuple(names)
        if names is not None
        else tuple(f"covariate {place + 1}" for place in range(matrix.shape[-1]))
    )
    if family not in FAMILIES:
        raise InputError(
            "a case-mix fit is binomial, poisson or gaussian",
            where="family",
            received=family,
            remedy="Choose by the kind of figure: a proportion, a rate or ratio, a mean or score",
        )
    if matrix.ndim != 2 or matrix.shape != (x.size, len(names)):
        raise InputError(
            "the covariates of a case-mix fit have one row a practice and one column a name",
            where="covariates",
            received=f"shape {matrix.shape}, {x.size} practices, {len(names)} names",
            remedy="Give a matrix of practices by covariates",
        )
    return matrix, names


def _usable(family: CaseMixFamily, x: FloatArray, n: FloatArray) -> BoolArray:
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(x) & np.isfinite(n) & (n > 0)
        if family == "binomial":
            usable &= (x >= 0) & (x <= n)
        elif family == "poisson":
            usable &= x >= 0
    return usable


def _can_vary(family: CaseMixFamily, pooled: float) -> bool:
    if family == "gaussian":
        return bool(np.isfinite(pooled))
    return bool(pooled > 0 and (family == "poisson" or pooled < 1))


def _flat(
    family: CaseMixFamily,
    names: tuple[str, ...],
    design: Design,
    pooled: float,
    usable: BoolArray,
    known: BoolArray,
) -> CaseMixFit:
    """Return the fit where nothing varies: no figure at all, none counted anywhere, or all counted everywhere."""
    notes = () if np.isnan(pooled) else (f"Nothing is allowed for: every practice's figure is {pooled:g}",)
    nothing = np.zeros(len(names))
    expected = np.where(usable, pooled, np.nan)
    with np.errstate(divide="ignore"):
        eta = linked(family, expected)
        intercept = float(linked(family, pooled))
    return CaseMixFit(
        family, names, nothing, np.full(len(names), np.nan), design.means, design.scales, intercept, pooled,
        float("nan"), expected, eta, known, usable & ~known, np.ones(len(names), dtype=bool), notes,
    )  # fmt: skip


def _settled(
    family: CaseMixFamily,
    design: Design,
    x: FloatArray,
    n: FloatArray,
    names: Sequence[str],
    ridge: float,
) -> tuple[Solution | None, Design]:
    """Return a fit that has settled, with the covariates that separate the data left out one after the other."""
    while design.kept.any():
        pooled = x.sum() / n.sum()
        if not _can_vary(family, pooled):
            return None, _without(
                design, design.kept, "every practice whose circumstances are known has one figure"
            )
        columns = np.vstack([np.ones(x.size), design.columns.T]).T
        solution = solve(family, columns, x, n, float(linked(family, pooled)), ridge)
        lost = solution.lost[1:]
        if lost.max() > SEPARATED_ABOVE:
            separating = np.flatnonzero(design.kept)[lost.argmax()]
            chosen = np.zeros_like(design.kept)
            chosen[separating] = True
            design = _without(
                design, chosen, f"{names[separating]} separates practices with none, or all, from the rest"
            )
        elif not solution.converged:
            design = _without(design, design.kept, "the fit did not settle")
        else:
            return solution, design
    return None, design


def _without(design: Design, chosen: BoolArray, reason: str) -> Design:
    stays = ~chosen[design.kept]
    kept = design.kept & ~chosen
    what = "Not allowed for" if kept.any() else "Nothing is allowed for"
    return Design(
        design.columns[:, stays], design.means, design.scales, kept, (*design.notes, f"{what}: {reason}")
    )


def _result(
    family: CaseMixFamily,
    names: tuple[str, ...],
    solution: Solution | None,
    design: Design,
    x: FloatArray,
    n: FloatArray,
    usable: BoolArray,
    known: BoolArray,
) -> CaseMixFit:
    number, kept = len(names), design.kept
    coefficients, errors = np.zeros(number), np.full(number, np.nan)
    dispersion_of = usable
    if solution is not None:
        coefficients[kept] = solution.coefficients[1:] / design.scales[kept]
        errors[kept] = np.sqrt(np.diag(solution.covariance)[1:]) / design.scales[kept]
        dispersion_of = known
    effect = np.zeros(x.shape)
    start = None
    if solution is not None:
        effect[known] = design.columns @ solution.coefficients[1:]
        start = float(solution.coefficients[0])
    intercept = centred_intercept(family, effect[usable], x[usable], n[usable], start)
    eta = np.where(usable, intercept + effect, np.nan)
    at = dispersion_of
    dispersion = pearson(family, x[at], n[at], eta[at], 1 + int(kept.sum()))
    widening = np.sqrt(max(dispersion, 1.0)) if family != "gaussian" else np.sqrt(dispersion)
    expected = np.where(usable, unlinked(family, eta), np.nan)
    return CaseMixFit(
        family, names, coefficients, errors * widening, design.means, design.scales, intercept,
        float(unlinked(family, intercept)), dispersion, expected, eta, known, usable & ~known, ~kept, design.notes,
    )  # fmt: skip


def _clustered(
    fit: CaseMixFit, solution: Solution, design: Design, x: FloatArray, n: FloatArray, clusters: IntArray
) -> CaseMixFit:
    columns = np.column_stack([np.ones(x.size), design.columns])
    residuals = x - n * unlinked(fit.family, solution.eta)
    errors = clustered_errors(columns, residuals, solution.covariance, clusters)
    if errors is None:
        return fit
    widened = np.full(len(fit.names), np.nan)
    widened[design.kept] = errors[1:] / design.scales[design.kept]
    return replace(fit, standard_errors=widened)


def centred_intercept(
    family: CaseMixFamily, effect: FloatArray, x: FloatArray, n: FloatArray, start: float | None = None
) -> float:
    """Return the intercept at which expected totals are the observed ones: ``Σ n h(intercept + effect) = Σ x``.

    The pooled value of x over n must be one the family can have. The sum rises with the intercept, so Newton's steps,
    from `start` where one is known, are kept between what is known to be too low and too high.
    """
    pooled = linked(family, x.sum() / n.sum())
    if family == "gaussian":
        return float(pooled - (n @ effect) / n.sum())
    low, high = float(pooled - effect.max()), float(pooled - effect.min())
    intercept = float(pooled) if start is None else float(np.clip(start, low, high))
    for _ in range(MOST_RECENTRINGS):
        excess = float(n @ unlinked(family, intercept + effect) - x.sum())
        step = excess / float(n @ slope(family, intercept + effect))
        low, high = (low, intercept) if excess > 0 else (intercept, high)
        inside = low <= intercept - step <= high
        intercept = intercept - step if inside else (low + high) / 2.0
        if abs(step) < 1e-14 * (1.0 + abs(intercept)):
            break
    return intercept
