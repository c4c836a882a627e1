"""The shift on the logit scale that makes marginal totals agree.

Averaging expit over practices that vary pulls a proportion towards a half, so a logit-normal centred on the logit
of an expectation does not have that expectation. One shift for all practices puts the totals right.
"""

import numpy as np
from scipy.special import expit, logit

from evenhand.statistics.arrays import FloatArray

STEP, REACH, STEP_OF_TAU = 0.8, 6.4, 0.8
"""Even nodes: at most STEP apart, closer where tau is large, out to REACH standard deviations."""
TOLERANCE = 1e-12
MOST_STEPS = 50


def marginal_shift(expected: FloatArray, weights: FloatArray, tau: float) -> float:
    """Return d with ``Σ w E[expit(logit e + d + tau Z)] = Σ w e``.

    `expected` and `weights` (denominators) have shape (K,); every expectation lies between 0 and 1.
    """
    if tau == 0.0:
        return 0.0
    levels, place = np.unique(expected, return_inverse=True)
    share = np.bincount(place, weights=weights) / weights.sum()
    wanted = float((share * levels).sum())
    nodes = _nodes(tau)
    bell = np.exp(-(nodes**2) / 2.0)
    bell /= bell.sum()
    theta = logit(levels)[:, None] + tau * nodes
    # A lognormal, the most skewed case, needs tau²/2 either way; twice that holds every answer.
    shift, low, high = 0.0, -(tau**2), tau**2
    for _ in range(MOST_STEPS):
        p = expit(theta + shift)
        excess = float(share @ (p @ bell)) - wanted
        step = excess / float(share @ ((p * (1.0 - p)) @ bell))
        if abs(step) < TOLERANCE:
            break
        low, high = (low, shift) if excess > 0 else (shift, high)
        # Newton may overshoot where expit is flat; halve what is known to hold the answer then.
        shift = shift - step if low < shift - step < high else (low + high) / 2.0
    return shift


def _nodes(tau: float) -> FloatArray:
    step = min(STEP, STEP_OF_TAU / tau)
    half = int(np.ceil(REACH / step))
    return np.linspace(-half * step, half * step, 2 * half + 1)
