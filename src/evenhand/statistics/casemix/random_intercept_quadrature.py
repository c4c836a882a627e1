"""The likelihood of counts in groups that share a normal effect, by adaptive Gauss-Hermite quadrature."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.special import gammaln, logsumexp, xlogy

from evenhand.statistics.arrays import FloatArray, IntArray
from evenhand.statistics.casemix.links import CaseMixFamily, slope, unlinked

MOST_STEPS = 100
MOST_HALVINGS = 40
SETTLED = 1e-11
"""Of the largest step of a group's mode, in standard deviations of the groups' effects."""
NO_SPREAD = 1e-6
"""Below this tau the slope by tau² is its limit at 0, because dividing by tau would leave rounding only."""


@dataclass(frozen=True)
class GroupedCounts:
    """x of n (binomial), or x events in n (Poisson), shape (K,), and the code of each unit's group from 0.

    Every code below the number of groups has a unit. `membership` is the (G, K) matrix that adds up over groups.
    """

    family: CaseMixFamily
    x: FloatArray
    n: FloatArray
    group: IntArray
    membership: Any

    def sums(self, values: FloatArray) -> FloatArray:
        """Return the sum of `values`, shape (K, …), over each group, shape (G, …)."""
        return np.asarray(self.membership @ values)

    def log_density(self, eta: FloatArray) -> FloatArray:
        """Return each unit's log-likelihood up to what does not depend on eta, shape (K, …) like `eta`."""
        x, n = _beside(self.x, eta), _beside(self.n, eta)
        if self.family == "binomial":
            return np.asarray(x * eta - n * np.logaddexp(0.0, eta))
        return np.asarray(x * eta - n * np.exp(eta))

    def left(self, eta: FloatArray) -> FloatArray:
        """Return observed less expected counts, which is the slope of :meth:`log_density`."""
        return _beside(self.x, eta) - _beside(self.n, eta) * unlinked(self.family, eta)


def grouped(family: CaseMixFamily, x: FloatArray, n: FloatArray, group: IntArray) -> GroupedCounts:
    """Return counts with the matrix that adds them up over groups; codes run from 0 without a gap."""
    units, groups = x.size, int(group.max(initial=-1)) + 1
    ones = (np.ones(units), (group, np.arange(units)))
    return GroupedCounts(family, x, n, group, csr_array(ones, shape=(groups, units)))


@dataclass(frozen=True)
class Quadrature:
    """The distribution of each group's effect given its counts, as points and weights.

    Effects are in standard deviations of the groups' effects (tau); multiply by tau for the link's scale. `mode` and
    `sd` (by the curvature there), `log_likelihood` up to what does not depend on parameters: shape (G,).
    `points`, and `weights` that add up to 1 in a group: shape (G, nodes).
    """

    mode: FloatArray
    sd: FloatArray
    log_likelihood: FloatArray
    points: FloatArray
    weights: FloatArray


def quadrature(of: GroupedCounts, eta: FloatArray, tau: float, nodes: int) -> Quadrature:
    """Return the likelihood of each group and its effect's distribution, given the fixed part `eta`, shape (K,).

    ``∫ φ(u) Π f(x_i | eta_i + tau u) du`` with Gauss-Hermite points centred on the mode of the integrand and
    scaled by its curvature (Pinheiro and Bates 1995 [PinheiroBates1995]); one node is Laplace's approximation.
    """
    mode = _modes(of, eta, tau)
    curvature = 1.0 + tau**2 * of.sums(of.n * slope(of.family, eta + tau * mode[of.group]))
    sd = 1.0 / np.sqrt(curvature)
    abscissae, logs = _hermite(nodes)
    points = mode[:, None] + np.sqrt(2.0) * sd[:, None] * abscissae
    heights = logs + _integrand(of, eta, tau, points)
    total = np.asarray(logsumexp(heights, axis=1))
    # √2 sd for the change of variable, 1/√(2π) for the normal density.
    weights = np.exp(heights - total[:, None])
    weights = weights / weights.sum(axis=1, keepdims=True)
    return Quadrature(mode, sd, np.log(sd) - 0.5 * np.log(np.pi) + total, points, weights)


def score(
    of: GroupedCounts, design: FloatArray, eta: FloatArray, tau: float, at: Quadrature
) -> tuple[FloatArray, float]:
    """Return the slope of the summed log-likelihood by the coefficients of `design`, shape (K, q), and by tau².

    It is that of the approximation itself, modes and scales moving with the parameters, so it is exact for any number
    of nodes. As tau goes to 0 the slope by tau² is ``½ Σ_g (left_g² − information_g)``.
    """
    moved = eta[:, None] + tau * at.points[of.group]
    left = of.left(moved)
    pull = of.sums(left)
    along = tau * pull - at.points
    abscissae = (at.points - at.mode[:, None]) / at.sd[:, None]
    by_mode = (at.weights * along).sum(axis=1)
    by_sd = 1.0 / at.sd + (at.weights * along * abscissae).sum(axis=1)
    w, skew = _information(of, eta + tau * at.mode[of.group])
    weight, skewness = of.sums(w), of.sums(skew)
    narrowing = -0.5 * at.sd**3 * by_sd
    moving = (by_mode + narrowing * tau**3 * skewness) * at.sd**2
    expected_left = (at.weights[of.group] * left).sum(axis=1)
    each = expected_left - tau * moving[of.group] * w + tau**2 * narrowing[of.group] * skew
    if tau < NO_SPREAD:
        return design.T @ each, 0.5 * float((of.sums(of.left(eta)) ** 2 - weight).sum())
    by_tau = (
        moving * (of.sums(of.left(eta + tau * at.mode[of.group])) - tau * at.mode * weight)
        + narrowing * (2.0 * tau * weight + tau**2 * skewness * at.mode)
        + (at.weights * at.points * pull).sum(axis=1)
    )
    return design.T @ each, float(by_tau.sum()) / (2.0 * tau)


def _modes(of: GroupedCounts, eta: FloatArray, tau: float) -> FloatArray:
    """Return the mode of each group's integrand, which is concave, by Newton's steps halved where they go too far."""
    mode = np.zeros(of.membership.shape[0])
    reached = _integrand(of, eta, tau, mode[:, None])[:, 0]
    for _ in range(MOST_STEPS):
        at = eta + tau * mode[of.group]
        uphill = tau * of.sums(of.left(at)) - mode
        step = uphill / (1.0 + tau**2 * of.sums(of.n * slope(of.family, at)))
        for _ in range(MOST_HALVINGS):
            height = _integrand(of, eta, tau, (mode + step)[:, None])[:, 0]
            lower = ~(height >= reached - 1e-9 * (1.0 + np.abs(reached)))
            if not lower.any():
                break
            step = np.where(lower, step / 2.0, step)
        mode, reached = mode + step, height
        if np.abs(step).max(initial=0.0) < SETTLED:
            break
    return mode


def _integrand(of: GroupedCounts, eta: FloatArray, tau: float, points: FloatArray) -> FloatArray:
    """Return the logarithm of the integrand at points of shape (G, m), without the normal density's constant."""
    with np.errstate(over="ignore"):
        return of.sums(of.log_density(eta[:, None] + tau * points[of.group])) - 0.5 * points**2


def _information(of: GroupedCounts, eta: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return minus the second and the third derivative of :meth:`GroupedCounts.log_density`."""
    w = of.n * slope(of.family, eta)
    return w, w * (1.0 - 2.0 * unlinked(of.family, eta)) if of.family == "binomial" else w


def _beside(values: FloatArray, eta: FloatArray) -> FloatArray:
    return values.reshape(values.shape + (1,) * (eta.ndim - 1))


@lru_cache(maxsize=16)
def _hermite(nodes: int) -> tuple[FloatArray, FloatArray]:
    """Return the abscissae t and ``log(w) + t²``, shape (nodes,)."""
    abscissae, weights = np.polynomial.hermite.hermgauss(nodes)
    return abscissae, np.log(weights) + abscissae**2


def constant(family: CaseMixFamily, x: FloatArray, n: FloatArray) -> float:
    """Return what the log-likelihoods leave out because no parameter moves it."""
    if family == "binomial":
        return float((gammaln(n + 1.0) - gammaln(x + 1.0) - gammaln(n - x + 1.0)).sum())
    return float((xlogy(x, n) - gammaln(x + 1.0)).sum())
