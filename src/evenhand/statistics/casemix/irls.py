"""Iteratively reweighted least squares with a small ridge, for canonical links."""

from dataclasses import dataclass

import numpy as np

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.casemix.links import CaseMixFamily, slope, unlinked
from evenhand.statistics.casemix.products import weighted_products

TOLERANCE = 1e-7
"""Of the last step of a standardised coefficient: Newton's steps square what is left, so 1e-12 or so is left then."""
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
    rows = np.ascontiguousarray(design.T)
    beta = np.zeros(design.shape[1])
    beta[0] = start
    at = _position(family, x, n, beta @ rows)
    first = information = weighted_products(rows, at.weight)
    penalty = _penalty(first, ridge)
    reached = at.likelihood - 0.5 * float(penalty @ beta**2)
    converged = False
    for _ in range(MOST_STEPS):
        gradient = rows @ (x - at.mean) - penalty * beta
        step = np.linalg.solve(information + np.diag(penalty), gradient)
        least, halvings = reached - 1e-9 * abs(reached), 0
        while True:
            at = _position(family, x, n, (beta + step) @ rows)
            reached = at.likelihood - 0.5 * float(penalty @ (beta + step) ** 2)
            if reached >= least or halvings == MOST_HALVINGS:
                break
            step, halvings = step / 2.0, halvings + 1
        beta = beta + step
        converged = bool(np.abs(step).max() < TOLERANCE)
        if converged:
            break
        information = weighted_products(rows, at.weight)
        penalty = _penalty(information, ridge)
    covariance = _covariance(information, ridge)
    lost = np.diag(covariance) / np.diag(_covariance(first, ridge))
    return Solution(beta, covariance, lost, at.eta, converged)


@dataclass(frozen=True)
class _Position:
    """Where a search has come to: the link, expected counts, their variances, and the log-likelihood there.

    The last is up to what does not depend on eta; Gaussian with variance 1/n. A step so wild that no number holds it
    has a likelihood of minus infinity or none, so it is halved.
    """

    eta: FloatArray
    mean: FloatArray
    weight: FloatArray
    likelihood: float


def _position(family: CaseMixFamily, x: FloatArray, n: FloatArray, eta: FloatArray) -> _Position:
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        value = unlinked(family, eta)
        mean = n * value
        if family == "binomial":
            # log(1 + e^eta) = eta − log(value).
            weight = mean * (1.0 - value)
            likelihood = float(n @ np.log(value) - (n - x) @ eta)
        elif family == "poisson":
            weight = mean
            likelihood = float(x @ eta - mean.sum())
        else:
            weight = n
            likelihood = float(-0.5 * (n @ (x / n - eta) ** 2))
    return _Position(eta, mean, np.maximum(weight, LEAST_WEIGHT), likelihood)


def _penalty(information: FloatArray, ridge: float) -> FloatArray:
    size = information.shape[0]
    average = float(np.trace(information)) / size
    return np.concatenate([[0.0], np.full(size - 1, ridge * average)])


def _covariance(information: FloatArray, ridge: float) -> FloatArray:
    return np.asarray(np.linalg.inv(information + np.diag(_penalty(information, ridge))))


def pearson(family: CaseMixFamily, x: FloatArray, n: FloatArray, eta: FloatArray, lost: int) -> float:
    """Return Pearson's chi-squared over its degrees of freedom, K − `lost`; NaN when none are left."""
    free = x.size - lost
    if free <= 0:
        return float("nan")
    variance = np.maximum(n * slope(family, eta), LEAST_WEIGHT)
    return float(((x - n * unlinked(family, eta)) ** 2 / variance).sum() / free)
