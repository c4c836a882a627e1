"""Iteratively reweighted least squares with a small ridge, for canonical links."""

from dataclasses import dataclass

import numpy as np

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.casemix.links import CaseMixFamily, slope, unlinked

TOLERANCE = 1e-10
"""Of the largest step of a standardised coefficient: far below what a printed figure can show."""
MOST_STEPS = 60
MOST_HALVINGS = 20
LEAST_WEIGHT = 1e-12
"""Keeps the working response finite where a fitted proportion rounds to 0 or 1."""


@dataclass(frozen=True)
class Solution:
    """Coefficients of a design with its intercept first, their covariance (without over-dispersion), and the fit.

    `lost` is how many times larger the variance of each coefficient is here than at the start, where all units have
    the pooled value.
    """

    coefficients: FloatArray
    covariance: FloatArray
    lost: FloatArray
    eta: FloatArray
    converged: bool


def solve(
    family: CaseMixFamily, design: FloatArray, x: FloatArray, n: FloatArray, start: float, ridge: float
) -> Solution:
    """Return the penalised maximum-likelihood fit of x on `design`, whose first column is ones.

    Parameters
    ----------
    family
        binomial (x of n), Poisson (x events in n, as offset) or Gaussian (mean x/n with weight n).
    x, n
        counts and their base, shape (K,).
    design
        shape (K, 1 + p); columns standardised, so that one ridge suits all. The intercept is not penalised, which
        keeps expected totals equal to observed ones.
    start
        intercept to begin at: the link of the pooled value.
    ridge
        penalty as a share of the average information of a column.

    A step that lowers the likelihood is halved. Source: McCullagh and Nelder (1989), 2.5 [McCullaghNelder1989];
    the ridge: le Cessie and van Houwelingen (1992) [leCessieHouwelingen1992].
    """
    beta = np.zeros(design.shape[1])
    beta[0] = start
    eta = design @ beta
    likelihood = -np.inf
    first = information = _information(family, design, n, eta)
    converged = False
    for _ in range(MOST_STEPS):
        information = _information(family, design, n, eta)
        penalty = _penalty(information, ridge)
        gradient = design.T @ (x - n * unlinked(family, eta)) - penalty * beta
        step = np.linalg.solve(information + np.diag(penalty), gradient)
        for _ in range(MOST_HALVINGS):
            moved = design @ (beta + step)
            reached = _log_likelihood(family, x, n, moved) - 0.5 * float(penalty @ (beta + step) ** 2)
            if reached >= likelihood - 1e-9 * abs(likelihood) or not np.isfinite(likelihood):
                break
            step = step / 2.0
        beta, eta, likelihood = beta + step, moved, reached
        converged = bool(np.abs(step).max() < TOLERANCE)
        if converged:
            break
    covariance = _covariance(information, ridge)
    lost = np.diag(covariance) / np.diag(_covariance(first, ridge))
    return Solution(beta, covariance, lost, eta, converged)


def _information(family: CaseMixFamily, design: FloatArray, n: FloatArray, eta: FloatArray) -> FloatArray:
    weight = np.maximum(n * slope(family, eta), LEAST_WEIGHT)
    return np.asarray((design.T * weight) @ design)


def _penalty(information: FloatArray, ridge: float) -> FloatArray:
    size = information.shape[0]
    average = float(np.trace(information)) / size
    return np.concatenate([[0.0], np.full(size - 1, ridge * average)])


def _covariance(information: FloatArray, ridge: float) -> FloatArray:
    return np.asarray(np.linalg.inv(information + np.diag(_penalty(information, ridge))))


def _log_likelihood(family: CaseMixFamily, x: FloatArray, n: FloatArray, eta: FloatArray) -> float:
    """Return the log-likelihood up to what does not depend on eta; Gaussian with variance 1/n."""
    with np.errstate(over="ignore"):
        if family == "binomial":
            return float((x * eta - n * np.logaddexp(0.0, eta)).sum())
        if family == "poisson":
            return float((x * eta - n * np.exp(eta)).sum())
        return float(-0.5 * (n * (x / n - eta) ** 2).sum())


def pearson(family: CaseMixFamily, x: FloatArray, n: FloatArray, eta: FloatArray, lost: int) -> float:
    """Return Pearson's chi-squared over its degrees of freedom, K − `lost`; NaN when none are left."""
    free = x.size - lost
    if free <= 0:
        return float("nan")
    variance = np.maximum(n * slope(family, eta), LEAST_WEIGHT)
    return float(((x - n * unlinked(family, eta)) ** 2 / variance).sum() / free)
