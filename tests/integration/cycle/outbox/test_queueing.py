"""Reminders and digests: each thing told once, whatever the clock does, and never a figure without its note."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from evenhand.accounts.models import Holding
from evenhand.cycle.outbox import queueing, wishes
from evenhand.cycle.outbox.due import due_for
from evenhand.cycle.outbox.models import Kind, Message
from evenhand.cycle.outbox.presenters import figure_words
from evenhand.cycle.outbox.queueing import last_period, queue_due
from evenhand.cycle.tasks.actions import assign
from evenhand.definitions.wording import banned_words_in
from support.made_reviews import at_rest

DAY = date(2026, 1, 5)


@pytest.fixture
def practice(people) -> Any:
    viewer = people.viewer("practice")
    long_since(viewer.holding)
    return viewer


def long_since(holding: Holding) -> None:
    at_rest("accounts_holding", holding.pk, begins_on=1500)
    holding.refresh_from_db()


def messages(kind: str, holding: Holding | None = None) -> list[Message]:
    found = Message.objects.filter(kind=kind)
    return list(found.filter(holding=holding) if holding else found)


def test_a_practice_is_reminded_of_a_task_once(practice, people, released) -> None:
    today = timezone.localdate()
    team = people.viewer("performance")
    assign(team, "Z80001", "own", "Look at the telephones", today + timedelta(days=6), "/desk/tasks/")
    queue_due(released, today)
    [sent] = [one for one in messages(Kind.REMINDER, practice.holding) if "telephones" in one.text]
    assert "http://" in sent.text
    for day in (today, today + timedelta(days=1), today - timedelta(days=200), today + timedelta(days=2)):
        queue_due(released, day)
    assert sum("telephones" in one.text for one in messages(Kind.REMINDER)) == 1


def test_what_is_far_off_is_not_reminded_of(practice, people, released) -> None:
    today = timezone.localdate()
    assign(
        people.viewer("performance"), "Z80001", "own", "Far off", today + timedelta(days=60), "/desk/tasks/"
    )
    assert not any(one.what == "Far off" for one in due_for(practice, "00A", today))


def test_steps_of_the_year_are_reminded_of(practice, released) -> None:
    # The signature is due by 31 March.
    queue_due(released, date(2026, 3, 26))
    [sent] = messages(Kind.REMINDER, practice.holding)
    assert "Agreements signed" in sent.subject
    assert "31 March 2026" in sent.text


def test_a_digest_comes_once_a_quarter(practice, released) -> None:
    for day in (DAY, DAY + timedelta(days=1), DAY + timedelta(days=20)):
        queue_due(released, day)
    [sent] = messages(Kind.DIGEST, practice.holding)
    assert "October to December 2025" in sent.subject
    queue_due(released, date(2026, 4, 2))
    assert len(messages(Kind.DIGEST, practice.holding)) == 2


def test_a_clock_set_back_writes_no_digest_of_a_quarter_before(practice, released) -> None:
    queue_due(released, date(2026, 4, 2))
    for day in (DAY, date(2025, 10, 2), date(2026, 4, 2)):
        queue_due(released, day)
    assert len(messages(Kind.DIGEST, practice.holding)) == 1


def test_an_old_quarter_is_not_written_about_after_a_month(practice, released) -> None:
    queue_due(released, date(2026, 2, 20))
    assert messages(Kind.DIGEST, practice.holding) == []


def test_somebody_new_has_no_digest_of_a_time_before(people, released) -> None:
    people.viewer("practice")
    queue_due(released, DAY)
    assert messages(Kind.DIGEST) == []


def test_a_digest_comes_monthly_only_if_asked_for_and_never_if_not_wanted(practice, released) -> None:
    wishes.say(practice, practice.holding, "monthly", True)
    queue_due(released, date(2026, 3, 2))
    queue_due(released, date(2026, 4, 2))
    assert [one.about for one in messages(Kind.DIGEST, practice.holding)] == [["2026-02-28"], ["2026-03-31"]]
    wishes.say(practice, practice.holding, "never", False)
    reminded = len(messages(Kind.REMINDER))
    queue_due(released, date(2026, 5, 2))
    assert len(messages(Kind.DIGEST, practice.holding)) == 2
    assert len(messages(Kind.REMINDER)) == reminded


def test_r01_a_digest_names_no_figure_without_its_note(practice, released) -> None:
    figures, _ = queueing._figures(practice, released)
    assert figures
    queue_due(released, DAY)
    [sent] = messages(Kind.DIGEST, practice.holding)
    for one in figures:
        assert one.title in sent.text
        assert one.note.text in sent.text
        assert one.interval in sent.text
        assert one.note.text in figure_words(one)
    assert "chance alone" in sent.text
    assert not banned_words_in(sent.text + sent.subject)


@pytest.mark.parametrize(
    ("role", "day"), [("performance", DAY), ("lmc", date(2025, 10, 6)), ("board", DAY), ("region", DAY)]
)
def test_other_roles_have_what_is_next_and_no_practices_figures(people, released, role, day) -> None:
    holding = people.holding(role)
    long_since(holding)
    queue_due(released, day)
    [sent] = messages(Kind.DIGEST, holding)
    assert "What is next:" in sent.text
    assert "To read this fairly" not in sent.text


def test_nobody_is_written_to_about_nothing(people, released) -> None:
    holding = people.holding("lmc")
    long_since(holding)
    queue_due(released, DAY)
    assert messages(Kind.DIGEST, holding) == []


def test_an_administrator_and_a_site_without_a_release(people, practice) -> None:
    queue_due(None, DAY)
    assert messages(Kind.DIGEST, people.administrator.holding) == []
    assert messages(Kind.DIGEST, practice.holding) == []


@pytest.mark.parametrize(
    ("often", "day", "begins", "ends"),
    [
        ("quarterly", "2026-01-01", "2025-10-01", "2025-12-31"),
        ("quarterly", "2026-12-31", "2026-07-01", "2026-09-30"),
        ("quarterly", "2028-04-01", "2028-01-01", "2028-03-31"),
        ("monthly", "2028-03-01", "2028-02-01", "2028-02-29"),
        ("monthly", "2026-01-31", "2025-12-01", "2025-12-31"),
    ],
)
def test_the_time_a_digest_is_about(often: str, day: str, begins: str, ends: str) -> None:
    found = last_period(often, date.fromisoformat(day))
    assert (found.begins.isoformat(), found.ends.isoformat()) == (begins, ends)


def test_news_is_written_to_everybody_at_the_practice(people, released) -> None:
    from evenhand.cycle.letters import actions

    holding = people.holding("practice")
    people.holding("practice", "Z80003")
    year = timezone.localdate().year - 1
    letter = actions.begin(people.viewer("performance"), released, "support-plan", "Z80001", year)
    actions.share(people.viewer("performance"), letter, released)
    [sent] = messages(Kind.NEWS)
    assert sent.holding == holding
    assert f"/desk/letters/{letter.pk}/" in sent.text
    assert "Support plan is there for you to read" in sent.text
