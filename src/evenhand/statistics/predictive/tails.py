"""Tails of a binomial count whose probability is logit-normal: ``x ~ Bin(n, p), logit p ~ N(eta, tau²)``.

The mid-p has two exact one-dimensional forms, and each unit takes the one that is smooth for it:

* over the count. ``P(X ≤ x | p) = P(B > p)`` with B ~ Beta(x + 1, n − x), so the tail is the mean of
  ``Φ((logit B − eta) / tau)``. The integrand is as wide as the count's own uncertainty s, however small that is
  beside tau: right for large denominators. The weights do not depend on eta or tau, so they are made once.
* over the practice. The mean over Z ~ N(0, 1) of the binomial tail at ``expit(eta + tau Z)``: right where s is
  large beside tau, and for counts near 0 or n.

Both are summed by the trapezoid rule, which converges exponentially for such bell-shaped integrands (Trefethen and
Weideman 2014 [TrefethenWeideman2014]). The width of a step is set from s and tau, so nothing is lumpy.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, expit, gammaln, ndtr, ndtri, xlogy

from evenhand.statistics.arrays import BoolArray, FloatArray
from evenhand.statistics.predictive.posterior import log_odds, posterior_grid
from evenhand.statistics.predictive.result import SMALLEST_TAIL
from evenhand.statistics.predictive.steps import Steps

FEWEST_FOR_POSTERIOR = 4.0
"""Fewer successes or failures leave a tail too long for the even grid over the count."""
WIDE_SAMPLING = 2.5
"""Above this many times tau, the sampling spread makes the integrand over practices flat: few nodes suffice."""
FLAT_NODES, FLAT_WEIGHTS = np.polynomial.hermite_e.hermegauss(9)
FLAT_WEIGHTS = FLAT_WEIGHTS / FLAT_WEIGHTS.sum()
FIT_NODES, FIT_WEIGHTS = np.polynomial.hermite_e.hermegauss(5)
FIT_WEIGHTS = FIT_WEIGHTS / FIT_WEIGHTS.sum()
"""As few as leave 1e-5 of a tail in the bulk, for a fit."""
STEP, STEP_OF_WIDTH, REACH = 0.7, 0.6, 6.5
"""Steps over practices: at most STEP, at most STEP_OF_WIDTH of s/tau, out to REACH standard deviations."""
FIT_REACH = 4.5
"""Far enough for a fit: what lies beyond is less than 1e-5 of a tail in the bulk."""
MOST_NODES = 600
NEGLIGIBLE_TAU = 1e-7
"""Practices that differ by less than this on the logit scale change no digit of z; chance alone is then used."""
FAR_TAIL = 1e-3
"""Tails below this are summed again about the place where their mass lies."""
FAR_SHIFT = 1.5
"""How far, in units of s, a tail's mass may lie from the middle of the grid over the count."""
FALL = 22.0
"""A tail's mass is followed until it has fallen by exp(-22)."""
HALVINGS = 40


@dataclass(frozen=True)
class Counts:
    """Counts x of n made ready for many evaluations, shape (K,), with the grid over the count, shape (M, NODES).

    `gridded` says which of the K have a grid (M of them); `sampling` is the spread s of logit B.
    """

    x: FloatArray
    n: FloatArray
    log_odds: FloatArray
    sampling: FloatArray
    gridded: BoolArray
    grid: FloatArray
    weights: FloatArray


def prepare(x: FloatArray, n: FloatArray) -> Counts:
    """Return the counts with the grids that do not depend on the distribution; 0 ≤ x ≤ n, n > 0."""
    gridded = np.minimum(x, n - x) >= FEWEST_FOR_POSTERIOR
    grid, weights = posterior_grid(x[gridded], n[gridded])
    sampling = np.sqrt(1.0 / (x + 0.5) + 1.0 / (n - x + 0.5))
    return Counts(x, n, log_odds(x, n), sampling, gridded, grid, weights)


def mid_p_z(counts: Counts, eta: FloatArray, tau: float, *, far: bool = True) -> FloatArray:
    """Return the normal quantile of each count's mid-p, ``F(x − 1) + ½ P(X = x)``.

    `eta` is the centre on the logit scale, shape (K,); `tau` the standard deviation about it. With `far`, tails
    below FAR_TAIL are accurate in relative terms too; a fit that winsorises needs no such care. Counts need not
    be whole: binomial tails are continued by the incomplete beta function.
    """
    upper = counts.log_odds > eta
    tail = _tail(counts, eta, tau, upper, far=far)
    z: FloatArray = ndtri(np.clip(tail, SMALLEST_TAIL, 1.0))
    return np.where(upper, -z, z)


def steps(counts: Counts, eta: FloatArray, tau: float) -> Steps:
    """Return the step of each count, for a fit: see :mod:`~.steps`. Far tails are not followed.

    Where the count is large, the step is as high as the count's own uncertainty makes it: the change of z by one count
    is ``s² / √(s² + tau²)``, s² being that of its log odds.
    """
    upper = counts.log_odds > eta
    outer, inner = np.empty_like(eta), np.empty_like(eta)
    many, few = counts.gridded, ~counts.gridded
    z = mid_p_z(_gridded(counts), eta[many], tau, far=False)
    own = np.where(upper[many], -z, z)
    variance = counts.sampling[many] ** 2
    half = variance / np.sqrt(variance + tau**2) / 2.0
    outer[many], inner[many] = ndtr(own - half), ndtr(own + half)
    x = np.where(upper, counts.x, counts.n - counts.x)[few]
    centre = np.where(upper, eta, -eta)[few]
    outer[few], inner[few] = _few_step(x, counts.n[few], centre, counts.sampling[few], tau)
    return Steps(outer, inner, upper)


def _gridded(counts: Counts) -> Counts:
    """Return the counts that have a grid."""
    at = counts.gridded
    everyone = np.ones(int(at.sum()), dtype=bool)
    return Counts(
        counts.x[at],
        counts.n[at],
        counts.log_odds[at],
        counts.sampling[at],
        everyone,
        counts.grid,
        counts.weights,
    )


def _few_step(
    x: FloatArray, n: FloatArray, centre: FloatArray, sampling: FloatArray, tau: float
) -> tuple[FloatArray, FloatArray]:
    if not x.size:
        return np.empty(0), np.empty(0)
    nodes, weights = np.zeros(1), np.ones(1)
    if tau >= NEGLIGIBLE_TAU:
        width = float(sampling.min()) / tau
        nodes, weights = (FIT_NODES, FIT_WEIGHTS) if width >= WIDE_SAMPLING else _even_nodes(width, FIT_REACH)
    above, at = _binomial_tail(x[:, None], n[:, None], centre[:, None] + tau * nodes)
    outer = above @ weights
    return outer, outer + at @ weights


def _tail(counts: Counts, eta: FloatArray, tau: float, upper: BoolArray, *, far: bool) -> FloatArray:
    # Lower tails are upper tails of the failures: turn them round, so that one form serves both.
    x = np.where(upper, counts.x, counts.n - counts.x)
    centre = np.where(upper, eta, -eta)
    if tau < NEGLIGIBLE_TAU:
        return _binomial_mid_tail(x[:, None], counts.n[:, None], centre[:, None])[:, 0]
    width = counts.sampling / tau
    tail = np.empty_like(x)
    flat = width >= WIDE_SAMPLING
    over_count = counts.gridded & ~flat
    short = ~flat & ~over_count
    sign = np.where(upper, 1.0, -1.0)
    tail[over_count] = _over_count(counts, eta, sign, tau, over_count)
    nodes, weights = (FLAT_NODES, FLAT_WEIGHTS) if far else (FIT_NODES, FIT_WEIGHTS)
    tail[flat] = _over_practice(x[flat], counts.n[flat], centre[flat], tau, nodes, weights)
    if short.any():
        nodes, weights = _even_nodes(float(width[short].min()), REACH)
        tail[short] = _over_practice(x[short], counts.n[short], centre[short], tau, nodes, weights)
    if far:
        relative = width / np.sqrt(1.0 + width**2)
        shift = -ndtri(np.clip(tail, SMALLEST_TAIL, 0.5)) * relative
        again = (tail < FAR_TAIL) & (~over_count | (shift > FAR_SHIFT))
        distance = np.abs(counts.log_odds - eta) / tau
        tail[again] = _far(x[again], counts.n[again], centre[again], tau, distance[again])
    return tail


def _over_count(
    counts: Counts, eta: FloatArray, sign: FloatArray, tau: float, taken: BoolArray
) -> FloatArray:
    rows = taken[counts.gridded]
    grid, weights = (counts.grid, counts.weights) if rows.all() else (counts.grid[rows], counts.weights[rows])
    slope = (sign[taken] / tau)[:, None]
    tail: FloatArray = np.einsum("ij,ij->i", weights, ndtr((eta[taken][:, None] - grid) * slope))
    return tail


def _over_practice(
    x: FloatArray, n: FloatArray, centre: FloatArray, tau: float, nodes: FloatArray, weights: FloatArray
) -> FloatArray:
    tail: FloatArray = _binomial_mid_tail(x[:, None], n[:, None], centre[:, None] + tau * nodes) @ weights
    return tail


def _even_nodes(width: float, reach: float) -> tuple[FloatArray, FloatArray]:
    step = min(STEP, STEP_OF_WIDTH * width)
    half = min(int(np.ceil(reach / step)), MOST_NODES // 2)
    nodes = np.linspace(-reach, reach, 2 * half + 1)
    weights = np.exp(-(nodes**2) / 2.0)
    return nodes, weights / weights.sum()


def _far(x: FloatArray, n: FloatArray, centre: FloatArray, tau: float, distance: FloatArray) -> FloatArray:
    """Sum an upper tail about its own mass; `distance` is that of the count from the centre, in tau."""
    if not x.size:
        return np.empty(0)
    peak, narrow = _mass(x, n, centre, tau, distance)
    # The log of the integrand is concave, by at least the bell's 1: its fall bounds both ends.
    begin = peak - np.minimum(_fallen(narrow, tau), np.sqrt(2.0 * FALL))
    bell_end = np.sqrt(distance**2 + 2.0 * FALL)
    end = np.minimum(peak + np.sqrt(2.0 * FALL), np.maximum(peak + 8.0 * narrow, bell_end))
    step = np.minimum(STEP, STEP_OF_WIDTH * narrow)
    number = min(int(np.ceil(((end - begin) / step).max())) + 1, MOST_NODES)
    nodes = begin[:, None] + (end - begin)[:, None] * np.linspace(0.0, 1.0, number)
    density = np.exp(-(nodes**2) / 2.0) / np.sqrt(2.0 * np.pi)
    tails = _binomial_mid_tail(x[:, None], n[:, None], centre[:, None] + tau * nodes)
    summed: FloatArray = (density * tails).sum(axis=1) * (end - begin) / (number - 1)
    return summed


def _mass(
    x: FloatArray, n: FloatArray, centre: FloatArray, tau: float, distance: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return where φ(z) times the tail peaks, and how wide it is there.

    The tail falls like Chernoff's bound, whose slope is ``tau (x − n p)``, so the peak solves
    ``z = tau (x − n p(z))``, which lies between 0 and `distance`.
    """
    low, high = np.zeros_like(distance), distance
    for _ in range(HALVINGS):
        peak = (low + high) / 2.0
        below = peak < tau * (x - n * expit(centre + tau * peak))
        low, high = np.where(below, peak, low), np.where(below, high, peak)
    p = expit(centre + tau * peak)
    return peak, 1.0 / np.sqrt(1.0 + tau**2 * n * p * (1.0 - p))


def _fallen(narrow: FloatArray, tau: float) -> FloatArray:
    # Self-concordance again: a fall of a·v²/(2 + tau·v) at a distance v, with a = 1/narrow².
    reach: FloatArray = (FALL * tau + np.sqrt((FALL * tau) ** 2 + 8.0 * FALL / narrow**2)) / 2.0 * narrow**2
    return reach


def _binomial_mid_tail(x: FloatArray, n: FloatArray, theta: FloatArray) -> FloatArray:
    """Return P(X > x) + ½ P(X = x) for X ~ Bin(n, expit(theta))."""
    above, at = _binomial_tail(x, n, theta)
    mid: FloatArray = above + 0.5 * at
    return mid


def _binomial_tail(x: FloatArray, n: FloatArray, theta: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return P(X > x) and P(X = x) for X ~ Bin(n, expit(theta))."""
    p = expit(theta)
    below_all = np.where(x < n, n - x, 1.0)
    above = np.where(x < n, betainc(x + 1.0, below_all, p), 0.0)
    log_choose = gammaln(n + 1.0) - gammaln(x + 1.0) - gammaln(n - x + 1.0)
    return above, np.exp(log_choose + xlogy(x, p) + xlogy(n - x, expit(-theta)))
