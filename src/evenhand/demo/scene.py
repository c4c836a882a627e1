"""Everything a file is drawn from: the world, its truths, who closed when, and chance by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from evenhand.demo.chance import chance
from evenhand.demo.lifecycle import Closing
from evenhand.demo.planted import PLANTED
from evenhand.demo.truths import in_common
from evenhand.demo.world import FloatArray, World


@dataclass(frozen=True)
class Scene:
    """A world with its truths: `truth` as :class:`Truth` has it; financial years begin in `first` to `last`."""

    seed: int
    world: World
    truth: pl.DataFrame
    gone: list[Closing]
    first: int
    last: int

    def rng(self, *names: str | int) -> np.random.Generator:
        """Return the stream of chance of a figure, by its name and year or month."""
        return chance(self.seed, *names)

    def true(self, indicator: str) -> FloatArray:
        """Return every practice's true value on the scale of the indicator's logarithm or logit."""
        return self._truths[indicator]

    def usual(
        self, name: str, level: float, spread: float, family: str = "", loading: float = 0.0
    ) -> FloatArray:
        """Return every practice's value of something not planted: about a level, the same every year."""
        own = self.rng("usual", name).normal(0, spread, self.world.size)
        if not family:
            return level + own
        shared = spread * in_common(self.seed, family, self.world.size)
        return level + loading * shared + np.sqrt(1 - loading**2) * own

    def left_out(
        self, name: str, share: float, rows: Iterable[int]
    ) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return which of the practices `rows` never send a return: the same ones every time."""
        return (self.rng("left out", name).random(self.world.size) < share)[np.asarray(rows)]

    @cached_property
    def _truths(self) -> dict[str, FloatArray]:
        total = self.truth.select(
            "indicator", total=pl.sum_horizontal("context", "place", "noise", "unusual")
        ).partition_by("indicator", as_dict=True, include_key=False)
        return {
            str(key[0]): PLANTED[str(key[0])].level + part["total"].to_numpy() for key, part in total.items()
        }
