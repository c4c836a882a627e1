"""What every method takes: float arrays of one shape, NaN where there is no figure."""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evenhand.common.errors import InputError

FloatArray: TypeAlias = NDArray[np.float64]
"""Figures; NaN is "no figure"."""
IntArray: TypeAlias = NDArray[np.int64]
"""Codes and ranks."""
BoolArray: TypeAlias = NDArray[np.bool_]
"""Yes or no, one per figure."""


def floats(values: ArrayLike) -> FloatArray:
    """Return `values` as an array of 64-bit floats (a view where it already is one)."""
    return np.asarray(values, dtype=np.float64)


def same_shape(**named: ArrayLike) -> tuple[FloatArray, ...]:
    """Return the named values as float arrays broadcast to one shape, in the order given.

    Raises :class:`InputError`, naming each shape, when they do not fit together.
    """
    arrays = [floats(values) for values in named.values()]
    try:
        return tuple(np.broadcast_arrays(*arrays))
    except ValueError:
        shapes = {name: array.shape for name, array in zip(named, arrays, strict=True)}
        raise InputError(
            "the figures of a method must have one shape",
            where=", ".join(named),
            received=shapes,
            remedy="Give one figure per practice in each, or a single figure for all",
        ) from None
