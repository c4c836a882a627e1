"""The likelihood of residuals of practices within areas, and its slope, in time proportional to the practices."""

from dataclasses import dataclass

import numpy as np

from evenhand.statistics.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class Residuals:
    """Residuals r with sampling variances s2, shape (K,), the area of each as a code from 0, and how many areas.

    `lost` are the degrees of freedom that fitting the expectation has used up.
    """

    r: FloatArray
    s2: FloatArray
    area: IntArray
    areas: int
    lost: int

    def sums(self, values: FloatArray) -> FloatArray:
        """Return the sum of `values` over each area, shape (areas,)."""
        return np.asarray(np.bincount(self.area, weights=values, minlength=self.areas), dtype=np.float64)


@dataclass(frozen=True)
class Likelihood:
    """The log-likelihood at a pair of variances, its slope, shape (2,), and its information, (2, 2)."""

    value: float
    slope: FloatArray
    information: FloatArray


def log_likelihood(of: Residuals, tau2: float, tau2_areas: float) -> Likelihood:
    """Return the log-likelihood of the residuals, its slope by tau2 and tau2_areas, and their information, (2, 2).

    Residuals of an area have the covariance ``diag(s_i² + tau²) + tauA² 11'``, whose inverse and determinant need
    sums over the area only (Sherman and Morrison 1950 [ShermanMorrison1950]). Degrees of freedom lost scale the
    determinant's part by (K − lost)/K: restricted likelihood exactly where all variances are equal, and nearly
    elsewhere.
    """
    kept = (of.r.size - of.lost) / of.r.size
    w = 1.0 / (of.s2 + tau2)
    weight, squares, pull = of.sums(w), of.sums(w**2), of.sums(w * of.r)
    spread = 1.0 + tau2_areas * weight
    g = tau2_areas / spread
    logs = float(np.log(spread).sum() - np.log(w).sum())
    square = float((w * of.r**2).sum() - (g * pull**2).sum())
    whitened = w * (of.r - (g * pull)[of.area])
    by_practices = float((whitened**2).sum()) - kept * float(w.sum() - (g * squares).sum())
    by_areas = float(((pull / spread) ** 2).sum()) - kept * float((weight / spread).sum())
    both = float((squares / spread**2).sum())
    of_practices = float(squares.sum() - 2.0 * (g * of.sums(w**3)).sum() + ((g * squares) ** 2).sum())
    of_areas = float(((weight / spread) ** 2).sum())
    return Likelihood(
        value=-0.5 * (kept * logs + square),
        slope=0.5 * np.array([by_practices, by_areas]),
        information=0.5 * kept * np.array([[of_practices, both], [both, of_areas]]),
    )
