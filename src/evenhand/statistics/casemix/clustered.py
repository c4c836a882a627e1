"""Standard errors that know practices of an area to be alike: they tell less than as many strangers would."""

import numpy as np

from evenhand.statistics.arrays import FloatArray, IntArray

LEAST_CLUSTERS = 30
"""The scores of fewer areas say too little of their spread (Cameron and Miller 2015 [CameronMiller2015])."""


def clustered_errors(
    columns: FloatArray, residuals: FloatArray, covariance: FloatArray, clusters: IntArray
) -> FloatArray | None:
    """Return the standard error of each coefficient, shape (p,), from the spread of the clusters' scores.

    Parameters
    ----------
    columns, residuals
        the design, shape (K, p), and observed less expected totals, shape (K,).
    covariance
        the inverse of the information, shape (p, p).
    clusters
        code of each row's cluster, shape (K,); a negative code is a cluster of its own.

    ``C (Σ_g s_g s_g') C · G/(G − 1)``, with s_g the sum over a cluster of its rows' scores, holds whatever the
    correlation within clusters, and over-dispersion with it: Liang and Zeger (1986) [LiangZeger1986]. None with fewer
    than LEAST_CLUSTERS clusters.
    """
    alone = clusters < 0
    codes = np.where(alone, clusters.max(initial=0) + 1 + np.arange(clusters.size), clusters)
    places = np.unique(codes, return_inverse=True)[1]
    number = int(places.max(initial=-1)) + 1
    if number < LEAST_CLUSTERS:
        return None
    scores = columns * residuals[:, None]
    sums = np.column_stack([np.bincount(places, weights=score, minlength=number) for score in scores.T])
    spread = covariance @ (sums.T @ sums) @ covariance * number / (number - 1.0)
    return np.asarray(np.sqrt(np.diag(spread)))
