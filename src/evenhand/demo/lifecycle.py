"""Who was open when: practices that merged into a neighbour, and some that closed."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from evenhand.demo.world import IntArray, World

MERGERS_A_YEAR, CLOSURES_A_YEAR = 0.004, 0.002
"""Shares of the practices of a year."""


@dataclass(frozen=True)
class Closing:
    """A practice that closed on the last day of a financial year; `successor` is where its patients went."""

    practice: int
    day: date
    successor: int | None


def closings(rng: np.random.Generator, world: World, first: int, last: int) -> list[Closing]:
    """Return the practices that close between two years, at least one merger each year; the last year closes none."""
    area_of = world.practices["area_number"].to_numpy()
    free = set(range(world.size))
    found = []
    for year in range(first, last):
        wanted = [True] * max(1, round(MERGERS_A_YEAR * world.size)) + [False] * round(
            CLOSURES_A_YEAR * world.size
        )
        for merged in wanted:
            gone = int(rng.choice(sorted(free)))
            free.discard(gone)
            near = [other for other in np.flatnonzero(area_of == area_of[gone]).tolist() if other in free]
            successor = int(rng.choice(near)) if merged and near else None
            # A practice that took another over does not close itself: chains would hide what is to be seen.
            free.discard(successor if successor is not None else gone)
            found.append(Closing(gone, date(year + 1, 3, 31), successor))
    return found


def open_in(world: World, gone: list[Closing], first: int) -> IntArray:
    """Return the numbers of the practices that were open in the financial year that begins in `first`."""
    closed = {one.practice for one in gone if one.day < date(first, 4, 1)}
    return np.array([number for number in range(world.size) if number not in closed], dtype=np.int64)
