"""Tasks with dates: assigned by other apps, ended by the practice, never a pace for a voluntary framework."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from evenhand.accounts import audit
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.tasks.actions import Ended, assign, done, withdraw
from evenhand.cycle.tasks.kinds import KINDS
from evenhand.cycle.tasks.models import Task
from evenhand.cycle.tasks.of import ended_tasks, is_late, open_tasks, task_of
from evenhand.cycle.tasks.policies import is_of_qof, is_open
from support.indicators import catalogue

DUE = date(2026, 12, 11)
OWN = "Z80001"


@pytest.fixture
def practice(people):
    return people.viewer("practice")


@pytest.fixture
def commissioner(people):
    return people.viewer("performance")


def given(
    viewer, practice=OWN, kind="confirm-offer", title="Look at it", due=DUE, link="/desk/offer/", **more
):
    return assign(viewer, practice, kind, title, due, link, **more)


def test_a_practice_sees_what_is_due_the_soonest_first(practice, commissioner):
    later = given(commissioner, due=date(2027, 1, 5))
    sooner = given(commissioner, link="/desk/profile/", kind="comment-on-preview")
    given(commissioner, practice="Z80003")
    assert open_tasks(practice) == [sooner, later]
    assert is_late(sooner, date(2026, 12, 12))
    assert not is_late(sooner, DUE)


def test_the_same_open_task_is_not_given_twice(practice, commissioner):
    first = given(commissioner)
    assert given(commissioner, title="Again") == first
    done(practice, first)
    assert given(commissioner) != first


def test_a_task_that_is_done_says_by_whom(practice, commissioner):
    task = given(commissioner)
    assert is_open(task)
    done(practice, task, "  All is  as it was ")
    assert open_tasks(practice) == []
    (ended,) = ended_tasks(practice)
    assert (ended.end.kind, ended.end.note, ended.end.by) == ("done", "All is as it was", practice.person)
    assert not is_open(ended)
    assert list(audit.faults()) == []


def test_the_second_to_end_a_task_is_told(practice, commissioner):
    task = given(commissioner)
    done(practice, task)
    with pytest.raises(Ended, match="has ended already"):
        done(practice, task)


def test_a_task_can_be_taken_back_for_a_reason(practice, commissioner):
    task = given(commissioner)
    with pytest.raises(InputError, match="for a reason"):
        withdraw(commissioner, task, " ")
    assert withdraw(commissioner, task, "The figures were corrected").kind == "withdrawn"


def test_only_the_practice_itself_ends_its_task(people, commissioner):
    task = given(commissioner)
    for viewer in (commissioner, people.viewer("practice", at="Z80003")):
        with pytest.raises(NotAllowed, match="only the practice"):
            done(viewer, task)
    assert task_of(people.viewer("practice", at="Z80003"), task.pk) is None
    assert task_of(people.viewer("practice"), task.pk) == task


def test_a_note_has_an_end(practice, commissioner):
    with pytest.raises(InputError, match="too long"):
        done(practice, given(commissioner), "word " * 90)


def test_a_commissioner_sees_the_tasks_of_its_own_practices(people, commissioner):
    task = given(commissioner)
    rows = [{"code": OWN, "commissioner": "00A"}, {"code": "Z80003", "commissioner": "00B"}]
    given(commissioner, practice="Z80003")
    assert open_tasks(commissioner, rows) == [task]
    assert open_tasks(people.viewer("public"), rows) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "hurry-up"}, "no such kind"),
        ({"title": "  "}, "says what there is to do"),
        ({"link": "https://elsewhere.example/"}, "leads to a page"),
        ({"link": "//elsewhere.example/"}, "leads to a page"),
    ],
)
def test_what_is_no_whole_task_is_refused(commissioner, changes, said):
    with pytest.raises(InputError, match=said):
        given(commissioner, **changes)


def test_nobody_else_puts_a_day_on_an_objective_of_the_voluntary_framework(practice, commissioner):
    objective = catalogue().indicators["qof-ast003-net"]
    assert is_of_qof(objective)
    with pytest.raises(NotAllowed, match="R-05"):
        given(commissioner, indicator=objective)
    assert given(practice, kind="own", indicator=objective).kind == "own"
    assert Task.objects.count() == 1


def test_other_figures_may_have_a_day(commissioner):
    assert not is_of_qof(None)
    assert given(commissioner, indicator=catalogue().indicators["spend-per-registered"]).due == DUE


def test_a_practice_sets_tasks_for_itself_alone(practice):
    with pytest.raises(NotAllowed, match="for itself alone"):
        given(practice, practice="Z80003", kind="own")


def test_every_kind_says_what_its_day_rests_on():
    assert all(str(kind.rests_on).endswith(".") for kind in KINDS.values())


def test_the_database_refuses_to_change_a_task(commissioner):
    task = given(commissioner)
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE tasks_task SET title = 'x' WHERE id = %s", [task.pk])
