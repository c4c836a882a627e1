"""Who was open when: practices that merged into a neighbour, and some that closed."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from evenhand.demo.world import FloatArray, IntArray, World

MERGERS_A_YEAR, CLOSURES_A_YEAR = 0.004, 0.002
"""Shares of the practices of a year."""
MOST_OF_SUCCESSOR = 0.5
"""A practice that merges has at most so many patients as its successor has afterwards."""


@dataclass(frozen=True)
class Closing:
    """A practice that closed on the last day of a financial year; `successor` is where its patients went."""

    practice: int
    day: date
    successor: int | None


def closings(rng: np.random.Generator, world: World, first: int, last: int) -> list[Closing]:
    """Return who closes between two years, at least one merger and one closure each year; the last year closes none."""
    free = set(range(world.size))
    found = []
    for year in range(first, last):
        day = date(year + 1, 3, 31)
        for _ in range(max(1, round(MERGERS_A_YEAR * world.size))):
            gone, successor = _pair(rng, world, free)
            # A practice that took another over does not close itself: chains would hide what is to be seen.
            free -= {gone, successor}
            found.append(Closing(gone, day, successor))
        for _ in range(max(1, round(CLOSURES_A_YEAR * world.size))):
            gone = int(rng.choice(sorted(free)))
            free.discard(gone)
            found.append(Closing(gone, day, None))
    return found


def _pair(rng: np.random.Generator, world: World, free: set[int]) -> tuple[int, int]:
    """Return a practice and a larger neighbour that takes it over."""
    lists, area_of = world.column("list"), world.practices["area_number"].to_numpy()
    for gone in rng.permutation(sorted(free)).tolist():
        near = np.flatnonzero((area_of == area_of[gone]) & (lists[gone] <= MOST_OF_SUCCESSOR * lists))
        larger = [other for other in near.tolist() if other in free]
        if larger:
            return gone, int(rng.choice(larger))
    raise AssertionError("no practice has a neighbour twice its size")


def open_in(world: World, gone: list[Closing], first: int) -> IntArray:
    """Return the numbers of the practices that were open in the financial year that begins in `first`."""
    closed = {one.practice for one in gone if one.day < date(first, 4, 1)}
    return np.array([number for number in range(world.size) if number not in closed], dtype=np.int64)


def lists_before_mergers(world: World, gone: list[Closing], first: int) -> FloatArray:
    """Return each practice's list as if today's patients had been where they were in the year that begins in `first`.

    Until a merger its patients are on the list of the practice that closed, and so not on its successor's.
    """
    lists = world.column("list").copy()
    for one in gone:
        if one.successor is not None and one.day >= date(first, 4, 1):
            lists[one.successor] -= lists[one.practice]
    return lists
