"""Maximum likelihood of a random-intercept model: coefficients and the spread between groups together."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.casemix.links import slope
from evenhand.statistics.casemix.random_intercept_quadrature import GroupedCounts, quadrature, score

LARGEST_TAU = 8.0
"""Groups whose odds differ by e⁸ as a matter of course are separated: they have none, or all."""
SMALLEST_START = 1e-4
"""Of tau², to begin at where moments say that groups do not differ: the likelihood has the last word."""
NO_TAU2 = 1e-9
"""A smaller variance between groups moves no printed figure: it is none."""
NO_GAIN = 1e-8
"""Of the log-likelihood: a spread that is likelier by no more is rounding, in counts that cannot tell it."""
DIFFERENCE = 1e-3
"""Step of the second derivatives, in standard errors: a balance of the cubic term and of rounding."""


@dataclass(frozen=True)
class Maximum:
    """Coefficients of the design with their covariance, tau² with its variance (NaN at 0), and the likelihood there."""

    coefficients: FloatArray
    covariance: FloatArray
    tau2: float
    tau2_variance: float
    log_likelihood: float
    converged: bool


@dataclass(frozen=True)
class _Scaled:
    """The likelihood as a function of steps of about one standard error each, tau² last."""

    of: GroupedCounts
    design: FloatArray
    nodes: int
    start: FloatArray
    directions: FloatArray
    unit: float

    def parameters(self, steps: FloatArray) -> tuple[FloatArray, float]:
        return self.start + self.directions @ steps[:-1], float(steps[-1]) * self.unit

    def downhill(self, steps: FloatArray) -> tuple[float, FloatArray]:
        """Return minus the log-likelihood and its slope."""
        beta, tau2 = self.parameters(steps)
        eta, tau = self.design @ beta, float(np.sqrt(max(tau2, 0.0)))
        at = quadrature(self.of, eta, tau, self.nodes)
        by_beta, by_tau2 = score(self.of, self.design, eta, tau, at)
        slopes = np.concatenate([self.directions.T @ by_beta, [by_tau2 * self.unit]])
        return -float(at.log_likelihood.sum()), -slopes


def maximise(of: GroupedCounts, design: FloatArray, start: FloatArray, nodes: int, tied: bool) -> Maximum:
    """Return the maximum of the likelihood with tau² ≥ 0.

    The first column of `design`, shape (K, q), is ones; `start` are the coefficients without groups, shape (q,). Where
    `tied`, tau² is 0 because the counts cannot tell it.

    The end of the range is reached as any other point: by the slope in tau², which is finite at 0. Should 0 be
    as good as the top found, 0 it is.
    """
    problem = _scaled(of, design, start, nodes)
    begin = np.concatenate([np.zeros(start.size), [0.0 if tied else 1.0]])
    top = 0.0 if tied else LARGEST_TAU**2 / problem.unit
    steps, reached, converged = _top(problem, begin, top)
    if not tied and steps[-1] > 0:
        at_zero, without, settled = _top(problem, np.zeros(begin.size), 0.0)
        if without <= reached + NO_GAIN or problem.parameters(steps)[1] < NO_TAU2:
            steps, reached, converged = at_zero, without, settled
    covariance, tau2_variance = _errors(problem, steps, top)
    beta, tau2 = problem.parameters(steps)
    return Maximum(beta, covariance, tau2, tau2_variance, -reached, converged)


def _scaled(of: GroupedCounts, design: FloatArray, start: FloatArray, nodes: int) -> _Scaled:
    eta = design @ start
    w = of.n * slope(of.family, eta)
    weight, pull = of.sums(w), of.sums(of.left(eta))
    moments = float((pull**2 - weight).sum() / (weight**2).sum())
    tau2 = float(np.clip(moments, SMALLEST_START, LARGEST_TAU))
    # What a unit tells once its group's own effect is allowed for.
    telling = w / (1.0 + tau2 * weight)[of.group]
    root = np.linalg.cholesky((design.T * telling) @ design)
    return _Scaled(of, design, nodes, start, np.linalg.inv(root).T, tau2)


def _top(problem: _Scaled, begin: FloatArray, most: float) -> tuple[FloatArray, float, bool]:
    found = minimize(
        problem.downhill,
        begin,
        jac=True,
        method="L-BFGS-B",
        bounds=[(None, None)] * (begin.size - 1) + [(0.0, most)],
        options={"ftol": 1e-15, "gtol": 1e-7, "maxiter": 500, "maxls": 50},
    )
    uphill = problem.downhill(found.x)[1]
    uphill[-1] = 0.0 if found.x[-1] in (0.0, most) else uphill[-1]
    # The search may end on rounding; what counts is that no slope is left, in standard errors.
    return found.x, float(found.fun), bool(np.abs(uphill).max() < 1e-3)


def _errors(problem: _Scaled, steps: FloatArray, most: float) -> tuple[FloatArray, float]:
    """Return the covariance of the coefficients and the variance of tau², from second derivatives at the top."""
    inside = DIFFERENCE < steps[-1] < most - DIFFERENCE
    free = steps.size if inside else steps.size - 1
    second = np.empty((free, free))
    for place in range(free):
        away = np.zeros(steps.size)
        away[place] = DIFFERENCE
        rise = problem.downhill(steps + away)[1] - problem.downhill(steps - away)[1]
        second[place] = rise[:free] / (2.0 * DIFFERENCE)
    second = 0.5 * (second + second.T)
    if np.linalg.eigvalsh(second).min() <= 0:
        return np.full((steps.size - 1,) * 2, np.nan), float("nan")
    inverse = np.linalg.inv(second)
    number = steps.size - 1
    covariance = problem.directions @ inverse[:number, :number] @ problem.directions.T
    return covariance, float(inverse[-1, -1]) * problem.unit**2 if inside else float("nan")
