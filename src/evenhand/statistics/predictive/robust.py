"""The robust Paule-Mandel equation: the variance between practices that makes the bulk of z look normal.

Paule and Mandel solve for the variance at which the mean square of z is 1. A few unusual practices would then
widen the funnel for everybody, so z is winsorised first, and 1 becomes the mean square of a winsorised standard
normal: 0.678655 for a tenth at each end. Discrete counts go in as steps (:mod:`~.steps`).
"""

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtri

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.dispersion import WINSORISED_SHARE, winsorise

RELATIVE_TOLERANCE = 1e-7
"""Of tau2: far below what any word or line can show."""
TOLERANCE_OF_SAMPLING = 1e-7
"""Of the typical sampling variance: beside it, less is nothing."""
MOST_WIDENINGS = 60


def expected_winsorised_square(share: float = WINSORISED_SHARE) -> float:
    """Return the mean square of a standard normal winsorised by `share` at each end.

    ``1 − 2q − 2cφ(c) + 2qc²`` with ``c = Φ⁻¹(1 − q)``; 1 for q = 0.
    """
    if share == 0.0:
        return 1.0
    c = float(ndtri(1.0 - share))
    density = float(np.exp(-c * c / 2.0) / np.sqrt(2.0 * np.pi))
    return 1.0 - 2.0 * share - 2.0 * c * density + 2.0 * share * c * c


def winsorised_square(z: FloatArray, share: float) -> float:
    """Return the mean square of `z` after winsorising; 0 without any."""
    return float((winsorise(z, share) ** 2).mean()) if z.size else 0.0


def solve_tau2(
    square_at: Callable[[float], float], typical_variance: float, share: float, ceiling: float = np.inf
) -> float:
    """Return the tau2 at which the winsorised mean square ``square_at(tau2)`` is that of a normal.

    Parameters
    ----------
    square_at
        gives the winsorised mean square for a variance between practices; it falls as the variance rises.
    typical_variance
        of sampling, on the scale of tau2; where the search begins.
    share
        winsorised at each end.
    ceiling
        the largest tau2 looked at, returned when even that is too small.

    0 when even tau2 = 0 gives less. Source: Paule and Mandel (1982) [PauleMandel1982], with winsorising after
    Spiegelhalter (2005) [Spiegelhalter2005b].
    """
    wanted = expected_winsorised_square(share)
    seen: dict[float, float] = {}

    # The mean square behaves like 1 / (sampling + tau2), so its reciprocal is nearly straight: few steps suffice.
    def surplus(tau2: float) -> float:
        if tau2 not in seen:
            square = square_at(tau2)
            seen[tau2] = wanted / square - 1.0 if square > 0 else 1.0
        return seen[tau2]

    if surplus(0.0) >= 0.0:
        return 0.0
    low, high = 0.0, typical_variance / (1.0 + surplus(0.0)) - typical_variance
    for _ in range(MOST_WIDENINGS):
        high = min(high, ceiling)
        if surplus(high) >= 0.0:
            least = TOLERANCE_OF_SAMPLING * typical_variance
            return float(brentq(surplus, low, high, xtol=least, rtol=RELATIVE_TOLERANCE))
        if high == ceiling:
            break
        slope = (surplus(high) - surplus(low)) / (high - low)
        low, high = high, high + max(1.2 * -surplus(high) / slope if slope > 0 else high, 0.1 * high)
    return high
