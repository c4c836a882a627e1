"""A hidden count cannot be found by taking what is shown from what it adds up to."""

import numpy as np

from evenhand.publication.disclosure.profiles import PROFILES
from evenhand.publication.disclosure.subtraction import Cells, Totals, protect

PUBLIC, OLDER = PROFILES["counts_under_eight"], PROFILES["counts_under_six"]
ELSEWHERE = [5_000.0, 7_000.0]
"""Practices of another area, whose counts say little about small ones."""


def protected(
    counts: list[float], profile=PUBLIC, *, elsewhere: list[float] = ELSEWHERE
) -> tuple[Cells, Totals]:
    every = np.array(counts + elsewhere)
    groups = np.array([0] * len(counts) + [1] * len(elsewhere))
    cells, totals = Cells.of(every, profile), Totals.of(groups, 2, every, profile)
    protect(cells, totals, profile)
    return cells, totals


def test_without_a_small_count_nothing_more_is_hidden() -> None:
    cells, totals = protected([20.0, 0.0, 41.0])
    assert not cells.hidden.any()
    assert not totals.withheld.any()


def test_rounding_protects_one_small_count_among_a_few() -> None:
    cells, totals = protected([4.0, 22.0, 31.0])
    assert cells.hidden[:3].tolist() == [True, False, False]
    assert not totals.withheld.any()


def test_rounding_that_all_goes_one_way_is_not_enough() -> None:
    # 7 + 12 + 12 + 12 = 43, shown as 45; the shown 10s can be 36 at most, which leaves 7 and more.
    cells, _ = protected([7.0, 12.0, 12.0, 12.0])
    assert cells.hidden.sum() == 2


def test_the_older_rule_hides_a_second_count() -> None:
    cells, _ = protected([2.0, 30.0, 9.0], OLDER)
    assert cells.hidden[:3].tolist() == [True, False, True]


def test_a_small_total_is_withheld_with_its_parts() -> None:
    cells, totals = protected([3.0, 0.0, 0.0])
    assert cells.hidden[:3].tolist() == [True, False, False]
    assert totals.withheld.tolist() == [True, False]


def test_an_area_of_nobody_gives_away_its_neighbour_through_england() -> None:
    cells, totals = protected([3.0], elsewhere=[0.0])
    assert cells.hidden.all()
    assert totals.withheld.all()
    assert not totals.england_withheld


def test_where_nothing_is_left_to_hide_englands_total_goes() -> None:
    _, totals = protected([1.0], elsewhere=[])
    assert totals.england_withheld


def test_a_practice_in_no_area_is_protected_against_england() -> None:
    counts = np.array([2.0, 0.0])
    cells, totals = Cells.of(counts, PUBLIC), Totals.of(np.array([-1, -1]), 0, counts, PUBLIC)
    protect(cells, totals, PUBLIC)
    assert totals.england_withheld or cells.hidden.all()


def test_a_missing_count_is_neither_hidden_nor_counted() -> None:
    cells, totals = protected([np.nan, 5.0, 30.0, 60.0])
    assert not cells.hidden[0]
    assert totals.shown[0] == 95.0
