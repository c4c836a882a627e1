from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from evenhand.cycle.contact import of as contacts
from evenhand.cycle.scorecard import counting, of
from evenhand.cycle.scorecard.lines import LINES, LineDefinition, deeds_of
from evenhand.cycle.scorecard.quarters import Quarter
from evenhand.publication.installed import Opened
from support.contacts import noted
from support.web import MadePeople

TODAY = timezone.localdate()
NOW = Quarter.of(TODAY)


def test_returns_the_commissioner_counts_are_told_from_those_of_others() -> None:
    assert {"budgets", "premises-survey", "planned-care"} <= of.own_returns()
    assert not {"practice-return", "out-of-hours", "expected-registers", "nhs-111"} & of.own_returns()


@pytest.mark.usefixtures("released")
def test_figures_are_on_time_if_the_first_release_after_they_were_due_has_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(of, "own_returns", lambda: frozenset({"made-figures"}))

    # Those of the year to 31 March 2022 were due on 30 September 2022, and the release was made after that.
    found = of.data_deeds("00A", date(2022, 7, 1), date(2022, 9, 30))
    assert {one.period_end for one in found} == {date(2022, 3, 31)}
    on_time = {one.indicator.id for one in found if one.is_done}
    assert "asthma-review" in on_time
    assert "experience" not in on_time
    assert of.deeds("00A", date(2022, 7, 1), date(2022, 9, 30)) == (len(on_time), len(found))


@pytest.mark.usefixtures("released")
def test_what_no_release_was_made_after_is_not_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of, "own_returns", lambda: frozenset({"made-figures"}))
    assert of.deeds("00A", date(2099, 7, 1), date(2099, 9, 30)) == (0, 0)


@pytest.mark.usefixtures("released")
def test_what_others_send_in_is_not_counted() -> None:
    assert of.deeds("00A", date(2022, 7, 1), date(2022, 9, 30)) == (0, 0)


def test_contacts_are_counted_of_the_areas_open_practices(people: MadePeople, released: Opened) -> None:
    assert contacts.deeds("00A", NOW.begin, NOW.end) == (0, 2)
    noted(people)
    assert contacts.deeds("00A", NOW.begin, NOW.end) == (1, 2)
    assert contacts.deeds("00B", NOW.begin, NOW.end) == (0, 2)


def test_a_span_before_the_first_note_is_not_told_of(people: MadePeople, released: Opened) -> None:
    noted(people, days_ago=100)
    assert contacts.deeds("00A", NOW.before.begin, NOW.before.end) == (0, 0)
    assert contacts.deeds("00A", TODAY + timedelta(days=1), TODAY + timedelta(days=9)) == (0, 0)


@pytest.mark.usefixtures("nothing_shown", "db")
def test_without_a_release_there_are_no_practices_to_count() -> None:
    assert contacts.deeds("00A", NOW.begin, NOW.end) == (0, 0)


def test_an_app_that_is_not_there_or_records_nothing_has_no_deeds() -> None:
    told: Any = "x"
    assert deeds_of(LineDefinition("x", "nowhere", told, told, told)) is None
    assert deeds_of(LineDefinition("x", "machine", told, told, told)) is None
    assert deeds_of(LineDefinition("x", "offer", told, told, told)) is None
    assert deeds_of(LINES[1]) is contacts.deeds


def test_a_quarter_has_wilsons_interval_and_none_where_nothing_was_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {NOW.begin: (8, 10), NOW.before.begin: (0, 0)}
    monkeypatch.setattr(
        counting,
        "deeds_of",
        lambda line: None if line.id == "payments" else lambda _code, begin, _end: told[begin],
    )
    lines = {one.line.id: one for one in counting.scorecard_of("00A", (NOW, NOW.before))}

    now, before = lines["data"].quarters
    assert (now.share, round(now.lower or 0, 3), round(now.upper or 0, 3)) == (0.8, 0.490, 0.943)
    assert (before.share, before.lower, before.due) == (None, None, 0)
    assert lines["payments"].quarters == ()
