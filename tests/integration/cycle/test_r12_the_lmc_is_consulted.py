"""R-12: the LMC is asked before a framework is used. Tried through the page, the service and the database."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from evenhand.accounts import actions as accounts
from evenhand.common.errors import NotAllowed
from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.models import Answer, Comment, FrameworkMove, FrameworkVersion, SignOff
from evenhand.cycle.consultation.of import active_framework
from evenhand.cycle.consultation.tables import UNCHANGED
from evenhand.cycle.machine import Refused
from evenhand.cycle.machine.tables import Asked
from support.made_frameworks import BEGIN, another, answered, consulting, drafted
from support.moving_days import Days

PAGE = "/desk/frameworks/fernshire/consultation/"


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, BEGIN)


def put(version, number: int, before: str, after: str, by=None) -> None:
    """Put a move straight into the table, past the table of states."""
    with transaction.atomic():
        FrameworkMove.objects.create(
            thing=version, number=number, transition="forced", from_state=before, to_state=after,
            at=timezone.now(), by=by, role="board",
        )  # fmt: skip


def test_r12_a_draft_cannot_be_put_in_force(people, released, days):
    version = drafted(people)
    with pytest.raises(Refused, match="no step from here"):
        actions.activate(people.viewer("board"), version)
    with pytest.raises(Refused, match="no step from here"):
        actions.approve(people.viewer("board"), version)


def test_r12_no_page_puts_a_draft_in_force(people, signed_in, days):
    drafted(people)
    answer = signed_in("board").post(PAGE, {"step": "activate"})
    assert answer.status_code == 400
    assert active_framework("00A", days.today) is None


@pytest.mark.parametrize("after", ["approved_once", "active"])
def test_r12_the_database_refuses_a_framework_without_a_consultation(people, days, after):
    version = drafted(people)
    SignOff.objects.create(
        version=version, content_hash=version.content_hash, name="Dr Alder", clinical_role="GP",
        organisation="Z80001", by=people.viewer("practice").person,
    )  # fmt: skip
    # The last is refused for two reasons; which is told first is the database's affair.
    with pytest.raises(DatabaseError, match=r"the LMC is asked|two different people"):
        put(version, 1, "draft", after, people.viewer("board").person)


def test_r12_the_database_refuses_one_whose_lmc_has_not_spoken(people, released, days):
    version = answered(people, released, days)
    with pytest.raises(DatabaseError, match="the LMC is asked"):
        put(version, 3, "answered", "approved_once", people.viewer("board").person)


def test_r12_a_move_begins_where_the_last_one_ended(people, released, days):
    version = answered(people, released, days)
    with pytest.raises(DatabaseError, match="where the last one ended"):
        put(version, 3, "draft", "agreed")
    with pytest.raises(DatabaseError, match="where the last one ended"):
        put(version, 9, "answered", "agreed")


@pytest.mark.parametrize("lmcs", [[], ["LMC2"], ["NONE"]])
def test_r12_comments_are_not_opened_without_the_areas_own_lmc(people, released, days, lmcs):
    people.organisation("lmc")
    people.organisation("lmc", at="LMC2")
    version = drafted(people)
    with pytest.raises(Refused, match=r"The LMC of the area is invited.*\(R-12\)"):
        actions.consult(people.viewer("performance"), version, lmcs, date(2026, 12, 31), released)


def test_r12_a_box_taken_out_of_the_form_is_no_way_round(people, signed_in, days):
    people.organisation("lmc")
    version = drafted(people)
    answer = signed_in("performance").post(
        PAGE, {"step": "consult", "version": version.pk, "closes_on": "2026-12-31", "seen": "draft"}
    )
    assert "The LMC of the area is invited" in answer.content.decode()
    assert version.moves.count() == 0


def test_r12_comments_are_taken_for_twenty_working_days(people, released, days):
    people.organisation("lmc")
    version = drafted(people)
    with pytest.raises(Refused, match="at least 20 working days"):
        actions.consult(people.viewer("performance"), version, ["LMC1"], date(2026, 11, 27), released)
    actions.consult(people.viewer("performance"), version, ["LMC1"], date(2026, 11, 30), released)


def test_r12_a_bank_holiday_is_no_working_day(people, released, monkeypatch):
    days = Days(monkeypatch, date(2026, 12, 14))
    people.organisation("lmc")
    version = drafted(people)
    # Christmas Day, the day instead of Boxing Day and New Year's Day lie between.
    with pytest.raises(Refused, match="at least 20 working days"):
        actions.consult(people.viewer("performance"), version, ["LMC1"], date(2027, 1, 13), released)
    made = actions.consult(people.viewer("performance"), version, ["LMC1"], date(2027, 1, 14), released)
    assert (made.evidence["closes_on"], days.today) == ("2027-01-14", date(2026, 12, 14))


def test_r12_a_last_day_on_a_weekend_is_the_next_working_day(people, released, days):
    people.organisation("lmc")
    version = drafted(people)
    made = actions.consult(people.viewer("performance"), version, ["LMC1"], date(2026, 12, 5), released)
    assert made.evidence["closes_on"] == "2026-12-07"


def test_r12_comments_are_not_closed_early(people, released, days):
    version = consulting(people, released, days)
    days.later(working=20)
    with pytest.raises(Refused, match="The days for comments have passed"):
        actions.close_comments(people.viewer("performance"), version)


def test_r12_a_comment_without_an_answer_keeps_it_open(people, released, days):
    version = consulting(people, released, days)
    actions.comment(people.viewer("lmc"), version, "And small practices?")
    days.later(working=21)
    with pytest.raises(Refused, match="Every comment has an answer"):
        actions.close_comments(people.viewer("performance"), version)
    with pytest.raises(DatabaseError, match="every comment has an answer"):
        put(version, 2, "consulting", "answered")


def test_r12_the_commissioner_does_not_agree_in_the_lmcs_place(people, released, days):
    version = answered(people, released, days)
    for role in ("performance", "board", "practice"):
        with pytest.raises(NotAllowed):
            actions.record_position(people.viewer(role), version, agrees=True)


def test_r12_a_text_changed_after_the_consultation_is_not_used(people, released, days):
    version = answered(people, released, days)
    actions.record_position(people.viewer("lmc"), version, agrees=True)
    # The database refuses the change itself; here it is as if somebody had got round that.
    version.definition["title"] = "Something else"

    assert not UNCHANGED.holds(Asked(version, "board", 1, timezone.now(), "", {}))


@pytest.mark.parametrize("model", [FrameworkVersion, FrameworkMove, Comment, Answer])
def test_r12_nothing_of_the_record_is_changed_or_removed(people, released, days, model):
    answered(people, released, days)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        model.objects.update(id=F("id") + 1000)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_r12_a_role_that_has_ended_opens_no_comments(people, released, days):
    people.organisation("lmc")
    version = drafted(people)
    ended = another(people, "performance")
    accounts.end_role(people.administrator, ended.holding, "Moved on")
    ended.holding.refresh_from_db()
    with pytest.raises(NotAllowed, match="has ended"):
        actions.consult(ended, version, ["LMC1"], date(2026, 12, 31), released)
