"""The usual variation to three digits, for the many ways of looking that only ask which side of a line a figure is."""

import numpy as np

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.predictive.robust import expected_winsorised_square

CLOSE_ENOUGH = 1e-3
"""Of the mean square of z: moves a line by less than a thousandth of its distance from the centre."""
MOST_STEPS = 12


def quick_tau2(deviation: FloatArray, variance: FloatArray, share: float) -> float:
    """Return the variance beside `variance` that makes the winsorised mean square of z that of a normal, nearly.

    The equation of :func:`~evenhand.statistics.predictive.robust.solve_tau2` for the normal form, shape (K,) without
    missing values, by secants to :data:`CLOSE_ENOUGH`, with quantiles taken at the nearest value. 0 when even that
    gives less, and for nobody.
    """
    if not deviation.size:
        return 0.0
    wanted = expected_winsorised_square(share)
    square = deviation**2
    at = int(share * (deviation.size - 1))

    def surplus(tau2: float) -> float:
        total = variance + tau2
        if at == 0:
            mean = float((square / total).mean())
        else:
            z = deviation / np.sqrt(total)
            ends = np.partition(z, (at, z.size - 1 - at))
            mean = float((np.clip(z, ends[at], ends[-1 - at]) ** 2).mean())
        return wanted / mean - 1.0 if mean > 0 else 1.0

    typical = float(variance.mean())
    low = 1e-9 * float(square.mean()) if (variance <= 0).any() else 0.0
    if low == 0.0 and typical == 0.0:
        return 0.0
    before, gap_before = low, surplus(low)
    if gap_before >= 0.0:
        return 0.0
    # The reciprocal of the mean square is nearly straight in tau2: secants overshoot little.
    tau2 = before + max(float(square.mean()) - typical, 0.1 * typical, 1e-3 * float(square.mean()))
    for _ in range(MOST_STEPS):
        gap = surplus(tau2)
        if abs(gap) < CLOSE_ENOUGH:
            break
        steep = (gap - gap_before) / (tau2 - before)
        before, gap_before = tau2, gap
        step = -gap / steep if steep > 0 else tau2
        tau2 = max(tau2 + step, 0.05 * tau2, low)
        if tau2 == before:
            break
    return tau2
