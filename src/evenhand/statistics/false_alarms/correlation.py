"""The correlation between indicators, each pair from the practices that have both."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats

LEAST_PRACTICES: Final = 30
"""A pair that fewer practices have both of is taken to be uncorrelated: so few say next to nothing."""
LEAST_VARIANCE: Final = 1e-6
"""Smaller variances, in units of one indicator's, are raised to this: pairs seen on different practices can
contradict each other, and the matrix must be one that numbers can have."""


def pairwise_correlation(values: ArrayLike, *, least: int = LEAST_PRACTICES) -> FloatArray:
    """Return Pearson's correlations between the columns of `values`, shape (K, J), a matrix (J, J) to draw from.

    Each pair is reckoned on the rows that have both. The matrix is made positive definite by raising its eigenvalues
    to :data:`LEAST_VARIANCE` and dividing by the diagonal again (Rebonato and Jäckel 1999, the spectral method
    [RebonatoJaeckel1999]).

    Edges: a pair on fewer than `least` rows, or with a column without spread on them, is taken to be uncorrelated.
    """
    z = floats(values)
    known = np.isfinite(z)
    there, filled = known.astype(float), np.where(known, z, 0.0)
    number = there.T @ there
    total, squares, products = filled.T @ there, (filled**2).T @ there, filled.T @ filled
    with np.errstate(invalid="ignore", divide="ignore"):
        covariance = products - total * total.T / number
        spread = np.maximum(squares - total**2 / number, 0.0)
        found = covariance / np.sqrt(spread * spread.T)
    # What rounding leaves of no spread is no spread.
    flat = spread <= 1e-12 * squares
    correlation = np.where((number < least) | flat | flat.T | ~np.isfinite(found), 0.0, found)
    correlation = np.clip(correlation, -1.0, 1.0)
    np.fill_diagonal(correlation, 1.0)
    return _positive_definite(correlation)


def _positive_definite(correlation: FloatArray) -> FloatArray:
    if not correlation.size:
        return correlation
    variances, directions = np.linalg.eigh(correlation)
    if variances[0] >= LEAST_VARIANCE:
        return correlation
    raised = (directions * np.maximum(variances, LEAST_VARIANCE)) @ directions.T
    scale = np.sqrt(np.diag(raised))
    return floats(raised / np.outer(scale, scale))
