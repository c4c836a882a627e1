"""Chance by name: every figure has a stream of its own, so that a new file leaves all others as they were."""

import zlib

import numpy as np


def chance(seed: int, *names: str | int) -> np.random.Generator:
    """Return the stream of random numbers of what `names` say, such as ``("asthma", 2024)``."""
    return np.random.default_rng([seed, *(_number(name) for name in names)])


def _number(name: str | int) -> int:
    return name if isinstance(name, int) else zlib.crc32(name.encode())
