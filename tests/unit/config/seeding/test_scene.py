"""Days of the demo's year: every day it may be started on has a year under way, with its talks behind it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.config.seeding.people import Cast
from evenhand.config.seeding.reviews import last_half, last_year
from evenhand.config.seeding.story import Scene
from evenhand.cycle.calendar.working_days import is_working_day, next_working_day
from evenhand.demo.parts import Parts
from evenhand.publication.installed import Shelf

PARTS = Parts(
    "Z01", "NHS Fernshire ICB - Z01", "Y90", "North", "A", "B", ("C", "D", "E"), "F", "G", ("C", "H"), {}, {}
)
DAYS = [date(2026, 1, 1) + timedelta(days=number) for number in range(0, 730)]
ODD = [
    date(2028, 2, 29),
    date(2026, 4, 1),
    date(2026, 4, 3),
    date(2026, 12, 28),
    date(2027, 1, 1),
    date(2029, 4, 2),
]


def scene_on(today: date, tmp_path: object = None) -> Scene:
    return Scene(today, Shelf(tmp_path), {}, PARTS, Cast(PARTS))  # type: ignore[arg-type]


@pytest.fixture
def on(tmp_path, db):  # type: ignore[no-untyped-def]
    return lambda today: scene_on(today, tmp_path)


def test_steps_are_on_days_people_work_on_and_before_today(on) -> None:  # type: ignore[no-untyped-def]
    for today in ODD:
        days = [on(today).ago(number) for number in range(0, 400)]
        assert all(is_working_day(day) and day < today for day in days)
        assert days == sorted(days, reverse=True)


def test_a_year_is_under_way_whatever_day_it_is(on) -> None:  # type: ignore[no-untyped-def]
    for today in [*DAYS[::3], *ODD]:
        scene = on(today)
        assert next_working_day(scene.signature_due + timedelta(days=1)) < today - timedelta(days=1)
        assert today - date(scene.year, 4, 1) < timedelta(days=380)
        assert scene.beginning < scene.ago(400)


def test_reviews_are_of_what_has_ended() -> None:
    assert (last_half(date(2026, 9, 30)), last_half(date(2026, 10, 1))) == (2025, 2026)
    assert (last_year(date(2026, 3, 31)), last_year(date(2026, 4, 1))) == (2024, 2025)


def test_an_area_is_called_by_its_short_name_and_has_a_committee() -> None:
    assert (PARTS.short_name, PARTS.lmc, PARTS.lmc_name) == ("Fernshire", "LMC-Z01", "Fernshire LMC")


def test_whoever_plays_two_parts_is_let_in_once() -> None:
    assert replace(PARTS, rolled="C").acting == ("C", "D", "E", "H")
