"""The design of a case-mix fit: standardised columns, without those that can have no effect of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evenhand.statistics.arrays import BoolArray, FloatArray

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
    share = weights / weights.sum() if units else weights
    means = share @ covariates if units else np.full(number, np.nan)
    centred = covariates - means
    scales = np.sqrt(share @ centred**2) if units else np.full(number, np.nan)
    kept = np.zeros(number, dtype=bool)
    if units < UNITS_PER_COVARIATE * number:
        few = f"{units:,} practices are too few to learn the effects of {number:,} circumstances"
        return Design(np.empty((units, 0)), means, scales, kept, (f"Nothing is allowed for: {few}",))
    notes = []
    basis = np.empty((units, 0))
    for place, name in enumerate(names):
        if not scales[place] > CONSTANT_BELOW * (abs(means[place]) + CONSTANT_BELOW):
            notes.append(f"{name} is not allowed for: every practice has the same")
            continue
        column = np.sqrt(share) * centred[:, place] / scales[place]
        left = column - basis @ (basis.T @ column)
        left = left - basis @ (basis.T @ left)
        length = float(np.linalg.norm(left))
        if length < COLLINEAR_BELOW:
            notes.append(f"{name} is not allowed for: it follows from the other circumstances")
            continue
        basis = np.column_stack([basis, left / length])
        kept[place] = True
    return Design(centred[:, kept] / scales[kept], means, scales, kept, tuple(notes))
