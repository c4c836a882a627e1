"""A moved clock: Django tells the day it is moved to, columns' defaults among it, and the machine's afterwards."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from evenhand.config.seeding.clock import moved_clock

now_as_models_hold_it = timezone.now


def test_it_is_the_day_the_clock_was_moved_to_and_later_each_time_it_is_asked() -> None:
    with moved_clock() as clock:
        clock.to(date(2024, 2, 29))
        first, second = timezone.now(), now_as_models_hold_it()
        assert timezone.localdate() == date(2024, 2, 29)
    assert first < second < first + timedelta(seconds=5)


def test_moved_to_the_same_day_again_it_goes_on() -> None:
    with moved_clock() as clock:
        clock.to(date(2026, 1, 5))
        before = timezone.now()
        clock.to(date(2026, 1, 5))
        assert timezone.now() > before


def test_afterwards_it_is_now_again() -> None:
    with moved_clock() as clock:
        clock.to(date(2001, 1, 1))
    assert abs(timezone.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_moments_are_still_moments_while_it_is_moved() -> None:
    with moved_clock():
        assert timezone.template_localtime(datetime(2026, 1, 5, 12, tzinfo=UTC)).tzinfo is not UTC
