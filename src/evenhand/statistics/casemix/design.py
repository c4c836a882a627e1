"""The design of a case-mix fit: standardised columns, without those that can have no effect of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evenhand.statistics.arrays import BoolArray, FloatArray
from evenhand.statistics.casemix.products import weighted_products

UNITS_PER_COVARIATE = 10
"""Fewer units a covariate than this give effects that are mostly chance (Peduzzi et al. 1996 [Peduzzi1996])."""
CONSTANT_BELOW = 1e-9
"""A column whose spread is this small beside its size is one value, up to rounding."""
COLLINEAR_BELOW = 1e-4
"""Of a standardised column's length: what must be left of it once the columns before it are taken out."""


@dataclass(frozen=True)
class Design:
    """Columns ready to fit, shape (K fitted, columns kept), and what was left out, shape (p,), with sentences."""

    columns: FloatArray
    means: FloatArray
    scales: FloatArray
    kept: BoolArray
    notes: tuple[str, ...]


def standardised(covariates: FloatArray, weights: FloatArray, names: Sequence[str]) -> Design:
    """Return the design of `covariates`, shape (K, p) without missing values, weighted by `weights`, shape (K,).

    A constant column, and one that follows from the columns before it, is left out and named. With fewer than
    UNITS_PER_COVARIATE units a covariate, all are.
    """
    units, number = covariates.shape
    # Rows of one covariate each lie together in memory.
    rows = np.array(covariates.T, order="C")
    share = weights / weights.sum() if units else weights
    means = rows @ share if units else np.full(number, np.nan)
    rows -= means[:, None]
    together = weighted_products(rows, share)
    scales = np.sqrt(np.diag(together)) if units else np.full(number, np.nan)
    kept = np.zeros(number, dtype=bool)
    if units < UNITS_PER_COVARIATE * number:
        few = f"{units:,} practices are too few to learn the effects of {number:,} circumstances"
        return Design(np.empty((units, 0)), means, scales, kept, (f"Nothing is allowed for: {few}",))
    varies = scales > CONSTANT_BELOW * (np.abs(means) + CONSTANT_BELOW)
    lengths = np.where(varies, scales, 1.0)
    rows /= lengths[:, None]
    together /= np.outer(lengths, lengths)
    notes = []
    for place, name in enumerate(names):
        if not varies[place]:
            notes.append(f"{name} is not allowed for: every practice has the same")
        elif _of_its_own(together, kept, place) < COLLINEAR_BELOW:
            notes.append(f"{name} is not allowed for: it follows from the other circumstances")
        else:
            kept[place] = True
    return Design((rows if kept.all() else rows[kept]).T, means, scales, kept, tuple(notes))


def _of_its_own(together: FloatArray, kept: BoolArray, place: int) -> float:
    """Return the length left of a column of length 1 once the columns kept so far are taken out of it."""
    beside = together[kept, place]
    left = float(together[place, place] - beside @ np.linalg.solve(together[np.ix_(kept, kept)], beside))
    return float(np.sqrt(max(left, 0.0)))
