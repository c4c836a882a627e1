"""Circumstances no practice chooses: plausible, and as they go with each other."""

import numpy as np
import pytest

from evenhand.demo.chance import chance
from evenhand.demo.world import World, make_world


@pytest.fixture(scope="module")
def world() -> World:
    """Return a country of 600 practices in 6 areas."""
    return make_world(chance(3, "world"), 600, 6)


def test_help_is_further_from_rural_practices(world: World) -> None:
    rural, minutes = world.column("rural_share"), world.column("minutes_to_department")
    assert np.corrcoef(rural, minutes)[0, 1] > 0.3
    assert 3 <= minutes.min() < minutes.max() <= 75


def test_a_department_within_half_an_hour_is_counted(world: World) -> None:
    near = world.column("minutes_to_department") <= 30
    assert world.column("departments_near")[near].min() >= 1


def test_students_move_most_and_live_in_no_care_home(world: World) -> None:
    students = world.practices["university"].to_numpy()
    assert world.column("turnover")[students].min() > np.median(world.column("turnover"))
    assert world.column("care_home_share")[students].max() == 0


def test_there_are_rooms_for_the_list(world: World) -> None:
    a_room = world.column("list") / world.column("rooms")
    assert 1_200 < np.median(a_room) < 1_800
    assert world.column("rooms").min() >= 1


def test_families_change_the_share_of_children_alone(world: World) -> None:
    shares, families = world.age_shares(), world.column("families")
    ordinary = ~world.practices["university"].to_numpy()
    children = shares[:, :3].sum(axis=1) / (1 - world.column("elderly_share"))
    assert np.corrcoef(children[ordinary], families[ordinary])[0, 1] > 0.9
    assert shares.sum(axis=1) == pytest.approx(np.ones(world.size))


def test_chance_goes_by_name() -> None:
    first, again, other = (chance(7, *names).random() for names in (("a", 1), ("a", 1), ("a", 2)))
    assert first == again != other
