"""A reader who tries every possibility is never left with one value for a hidden count.

The reader here knows the rules and everything published, and enumerates: no line is shared with the product.
"""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.publication.disclosure.profiles import PROFILES
from evenhand.publication.disclosure.subtraction import Cells, Totals, protect

PUBLIC = PROFILES["counts_under_eight"]
COUNTS = st.one_of(st.integers(0, 7), st.integers(8, 40))
AREAS = st.lists(st.lists(COUNTS, min_size=1, max_size=3), min_size=1, max_size=2)


def could_be(shown: int | None, small: bool) -> range:
    """What a reader can think a count to be: hidden as small, hidden for others (at most 60), or rounded."""
    if shown is None:
        return range(1, 8) if small else range(61)
    return range(1) if shown == 0 else range(max(shown - 2, 8), shown + 3)


def rounded(count: int) -> int:
    return 5 * ((count + 2) // 5)


@settings(max_examples=150, deadline=None)
@given(AREAS)
def test_no_hidden_count_is_left_with_one_value(areas: list[list[int]]) -> None:
    counts = np.array([float(count) for area in areas for count in area])
    area_of = np.array([number for number, area in enumerate(areas) for _ in area])
    cells = Cells.of(counts, PUBLIC)
    totals = [sum(area) for area in areas]
    published = Totals.of(area_of, len(areas), counts, PUBLIC)
    protect(cells, published, PUBLIC)
    gone = published.withheld
    if not cells.primary.any():
        return
    shown = [None if cells.hidden[k] else rounded(int(counts[k])) for k in range(counts.size)]
    found: list[set[int]] = [set() for _ in shown]
    by_area = [[k for k in range(counts.size) if area_of[k] == number] for number in range(len(areas))]
    for solution in consistent(
        shown, cells, by_area, totals, gone, None if published.england_withheld else int(counts.sum())
    ):
        for k, value in enumerate(solution):
            found[k].add(value)
    for k in np.flatnonzero(cells.primary):
        assert len(found[k]) > 1, (areas, shown)


def consistent(shown, cells, by_area, totals, gone, england):
    """Yield every assignment of counts that agrees with the areas' shown totals and with England's."""
    inside = []
    for number, members in enumerate(by_area):
        spans = [could_be(shown[k], bool(cells.primary[k])) for k in members]
        total = totals[number]
        allowed = None if gone[number] else could_be(rounded(total), False)
        inside.append([one for one in product(*spans) if allowed is None or sum(one) in allowed])
    order = [k for members in by_area for k in members]
    by_sum: list[dict[int, list[tuple[int, ...]]]] = []
    for options in inside:
        sums: dict[int, list[tuple[int, ...]]] = {}
        for one in options:
            sums.setdefault(sum(one), []).append(one)
        by_sum.append(sums)
    for parts in product(*by_sum):
        if england is not None and sum(parts) != england:
            continue
        # Each area's possibilities, given its sum, are free of the other's: any one with any other will do.
        longest = max(len(sums[part]) for sums, part in zip(by_sum, parts, strict=True))
        for place in range(longest):
            chosen = [sums[part][place % len(sums[part])] for sums, part in zip(by_sum, parts, strict=True)]
            values = [0] * len(order)
            for k, value in zip(order, (one for part in chosen for one in part), strict=True):
                values[k] = value
            yield values
