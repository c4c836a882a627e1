"""What is not signed in time: last year's agreement goes on, and nothing is imposed."""

from datetime import date

import pytest
from django.core.management import call_command

from evenhand.common.errors import NotAllowed
from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.models import Agreement
from evenhand.cycle.agreements.of import (
    agenda,
    agreement_in_force,
    agreement_of,
    answer_due,
    content_hash,
    first_year,
    lapsed_of,
    objectives_of,
    signature_due,
)
from evenhand.cycle.agreements.rolling import roll_unsigned
from evenhand.cycle.agreements.tables import AGREEMENT
from evenhand.cycle.machine import state_of
from evenhand.cycle.tasks.of import open_tasks
from support.made_agreements import (
    IN_WORDS,
    TALKS,
    agreed,
    in_force,
    shared,
)  # fmt: skip
from support.moving_days import Days


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


def test_unsigned_by_the_end_of_march_last_years_goes_on_and_nothing_is_imposed(people, released, days):
    last = in_force(people, released, year=2026)
    draft = shared(people, released, year=2027)
    days.to(date(2027, 3, 31))
    assert roll_unsigned("00A") == []
    days.to(date(2027, 4, 1))
    (made,) = roll_unsigned("00A")
    assert roll_unsigned("00A") == []

    assert (state_of(AGREEMENT, draft), state_of(AGREEMENT, made)) == ("lapsed", "in_force")
    assert (made.is_rolled, made.origin) == (True, last)
    assert objectives_of(made) == objectives_of(last)
    assert content_hash(made) == content_hash(last)
    assert agreement_in_force("Z80001") == made
    assert agreement_of(people.viewer("practice"), "Z80001", 2027) == made
    assert lapsed_of(people.viewer("practice"), "Z80001", 2027) == draft


def test_a_day_for_signing_on_a_weekend_is_the_next_working_day(db):
    # 31 March 2029 is a Saturday.
    assert signature_due("00A", 2029) == date(2029, 4, 2)


def test_without_last_years_nothing_goes_on(people, released, days):
    draft = shared(people, released)
    days.to(date(2027, 4, 1))
    assert roll_unsigned("00A") == []
    assert state_of(AGREEMENT, draft) == "lapsed"
    assert agreement_in_force("Z80001") is None


def test_what_lapsed_can_be_taken_up_again_and_signed_late(people, released, days):
    in_force(people, released, year=2026)
    late = agreed(people, released, year=2027)
    days.to(date(2027, 4, 1))
    (rolled,) = roll_unsigned("00A")
    practice, team = people.viewer("practice"), people.viewer("performance")
    actions.step(practice, late, "resume")
    days.later(days=1)
    assert roll_unsigned("00A") == []
    actions.step(practice, late, "agree")
    for viewer in (practice, team):
        actions.sign(viewer, late, content_hash(late))
    assert agreement_in_force("Z80001", date(2027, 4, 1)) == rolled
    assert agreement_in_force("Z80001") == late
    assert agreement_of(practice, "Z80001", 2027) == late


def test_one_begun_after_the_day_does_not_lapse_the_next_morning(people, released, days):
    days.to(date(2027, 5, 4))
    late = shared(people, released, year=2027)
    days.later(days=1)
    roll_unsigned("00A")
    assert state_of(AGREEMENT, late) == "shared"


def test_nothing_can_be_written_on_what_goes_on(people, released, days):
    in_force(people, released, year=2026)
    days.to(date(2027, 4, 1))
    (rolled,) = roll_unsigned("00A")
    with pytest.raises(NotAllowed, match="goes on as it is"):
        actions.propose(people.viewer("performance"), rolled, IN_WORDS, released)


def test_the_command_goes_through_every_commissioner(people, released, days, capsys):
    in_force(people, released, year=2026)
    days.to(date(2027, 4, 1))
    call_command("roll_agreements")
    assert capsys.readouterr().out == "1 agreements go on\n"
    assert Agreement.objects.filter(rolled_from__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2028, 2, 29), 2027),
        (date(2027, 3, 31), 2026),
        (date(2027, 4, 1), 2027),
        (date(2027, 12, 31), 2027),
    ],
)
def test_a_year_begins_in_april(day, year):
    assert first_year(day) == year


def test_talks_that_go_on_after_the_day_for_signing_wait_four_weeks_for_an_answer(people, released, days):
    days.to(date(2027, 6, 1))
    made = shared(people, released)
    assert answer_due(made) == date(2027, 6, 29)
    practice = people.viewer("practice")
    assert [task.due for task in open_tasks(practice)] == [date(2027, 6, 29)]
    assert [item.due for item in agenda(practice, days.today)] == [date(2027, 6, 29)]
