"""Mergers and closures: nobody closes twice, no successor closes, and patients are where they were."""

import numpy as np
import pytest

from evenhand.demo.lifecycle import Closing, closings, lists_before_mergers, open_in
from evenhand.demo.world import World, make_world


@pytest.fixture(scope="module")
def world() -> World:
    """Return a country of 200 practices in 4 areas."""
    return make_world(np.random.default_rng(5), 200, 4)


@pytest.fixture(scope="module")
def gone(world: World) -> list[Closing]:
    """Return who closed over 5 years."""
    return closings(np.random.default_rng(6), world, 2017, 2021)


def test_nobody_closes_twice_and_no_successor_closes(gone: list[Closing]) -> None:
    closed = [one.practice for one in gone]
    assert len(set(closed)) == len(closed)
    assert not set(closed) & {one.successor for one in gone}


def test_a_successor_is_a_larger_practice_of_the_same_area(world: World, gone: list[Closing]) -> None:
    area, size = world.practices["area_number"], world.practices["list"]
    merged = [one for one in gone if one.successor is not None]
    assert merged
    for one in merged:
        assert one.successor is not None
        assert area[one.practice] == area[one.successor]
        assert size[one.practice] <= size[one.successor] / 2


def test_a_practice_is_open_to_the_end_of_its_last_year(world: World, gone: list[Closing]) -> None:
    last = max(gone, key=lambda one: one.day)
    assert last.practice in open_in(world, gone, last.day.year - 1)
    assert last.practice not in open_in(world, gone, last.day.year)
    assert open_in(world, gone, 2021).size == world.size - len(gone)


def test_before_a_merger_the_patients_are_on_the_old_list(world: World, gone: list[Closing]) -> None:
    today = world.column("list")
    assert (lists_before_mergers(world, gone, 2021) == today).all()
    before = lists_before_mergers(world, gone, 2017)
    moved = sum(today[one.practice] for one in gone if one.successor is not None)
    assert (today - before).sum() == moved > 0
    assert (before > 0).all()
