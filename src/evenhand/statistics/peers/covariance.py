"""A covariance that can always be inverted: the sample's, moved a little towards uncorrelated covariates."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats


@dataclass(frozen=True)
class ShrunkCovariance:
    """`covariance`, shape (p, p), and `shrinkage`, how far it was moved towards the target: 0 not at all, 1 wholly."""

    covariance: FloatArray
    shrinkage: float


def shrunk_covariance(values: ArrayLike) -> ShrunkCovariance:
    """Return the covariance of `values`, shape (n, p), shrunk as the data themselves ask for.

    With S the covariance (divided by n), m its mean variance, and all norms squared divided by p::

        d² = ‖S − m I‖²      b² = min(d², Σ_k ‖x_k x_k' − S‖² / n²)      (b²/d²) m I + (1 − b²/d²) S

    which is the least mean square error that a mixture of S and a multiple of the identity can have, estimated
    from the data (Ledoit and Wolf 2004, equation 14 [LedoitWolf2004]).

    Edges: one covariate, or S already a multiple of the identity, is not shrunk; values without any spread give
    zeros. `values` has no missing cell and at least one row.
    """
    x = floats(values)
    x = x - x.mean(axis=0)
    n, p = x.shape
    sample = x.T @ x / n
    target = np.eye(p) * np.trace(sample) / p
    away = float(((sample - target) ** 2).sum())
    # Σ ‖x x' − S‖² = Σ ‖x‖⁴ − n ‖S‖², for x are centred and Σ x'S x = n ‖S‖².
    noise = float(((x**2).sum(axis=1) ** 2).sum() - n * (sample**2).sum()) / n**2
    # What rounding leaves of a difference of nothing is no reason to shrink.
    if away <= 1e-24 * float((sample**2).sum()):
        return ShrunkCovariance(sample, 0.0)
    shrinkage = min(max(noise, 0.0), away) / away
    return ShrunkCovariance(shrinkage * target + (1.0 - shrinkage) * sample, shrinkage)
