"""R-13: a framework looks at all sides of the work, and clinicians agreed. Through page, service and database."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.models import FrameworkMove, SignOff
from evenhand.cycle.consultation.tables import FRAMEWORK
from evenhand.cycle.machine import Refused, move
from support.made_frameworks import BEGIN, agreed, another, consulting, drafted, made_framework
from support.moving_days import Days

PAGE = "/desk/frameworks/fernshire/consultation/"
ENOUGH = date(2026, 12, 31)


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, BEGIN)


def without_clinician(people, released, days):
    """A version the LMC agrees to and no clinician has signed."""
    version = consulting(people, released, days)
    days.later(working=21)
    actions.close_comments(people.viewer("performance"), version)
    actions.record_position(people.viewer("lmc"), version, agrees=True)
    return version


def put(version, before: str, after: str, by) -> None:
    with transaction.atomic():
        FrameworkMove.objects.create(
            thing=version, number=version.moves.count() + 1, transition="forced", from_state=before,
            to_state=after, at=timezone.now(), by=by, role="board",
        )  # fmt: skip


def test_r13_a_framework_that_judges_with_two_strands_is_not_opened_for_comments(people, released, days):
    people.organisation("lmc")
    version = drafted(people, purpose="judgemental")
    with pytest.raises(Refused, match=r"none outweighs the others \(R-13\)"):
        actions.consult(people.viewer("performance"), version, ["LMC1"], ENOUGH, released)


def test_r13_the_page_says_so_with_the_rules_sentence(people, signed_in, days):
    people.organisation("lmc")
    drafted(people, purpose="judgemental")
    asked = {
        "step": "consult",
        "lmc": "LMC1",
        "closes_on": ENOUGH.isoformat(),
        "seen": "draft",
        "linter": "[]",
    }
    answer = signed_in("performance").post(PAGE, asked)
    assert "looks at all sides of the work" in answer.content.decode()


def test_r13_the_effect_on_small_practices_is_worked_out_and_kept(people, released, days):
    version = consulting(people, released, days)
    impact = version.moves.get(transition="consult").evidence["impact"]
    assert impact["release"] == released.id
    assert {one["by"] for one in impact["scopes"][0]["groupings"]} == {"list_size", "deprivation"}


def test_r13_without_that_effect_nothing_is_opened(people, released, days):
    people.organisation("lmc")
    version = drafted(people)
    day = {"lmcs": ["LMC1"], "closes_on": ENOUGH.isoformat(), "linter": []}
    with pytest.raises(Refused, match="small practices"):
        move(people.viewer("performance"), FRAMEWORK, version, "consult", evidence=day)


def test_r13_without_a_clinician_nobody_approves(people, released, days):
    version = without_clinician(people, released, days)
    with pytest.raises(Refused, match="At least one clinician"):
        actions.approve(people.viewer("board"), version)
    with pytest.raises(DatabaseError, match="a clinician of the area"):
        put(version, "agreed", "approved_once", people.viewer("board").person)


def test_r13_a_sign_off_of_another_text_does_not_count(people, released, days):
    version = without_clinician(people, released, days)
    SignOff.objects.create(
        version=version, content_hash="0" * 64, name="Dr Alder", clinical_role="GP", organisation="Z80001",
        by=people.viewer("practice").person,
    )  # fmt: skip
    with pytest.raises(Refused, match="At least one clinician"):
        actions.approve(people.viewer("board"), version)
    with pytest.raises(DatabaseError, match="a clinician of the area"):
        put(version, "agreed", "approved_once", people.viewer("board").person)


def test_r13_a_sign_off_has_a_name_and_a_role(people, released, days):
    version = consulting(people, released, days)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignOff.objects.create(
            version=version, content_hash=version.content_hash, name="Dr Alder", clinical_role="",
            organisation="Z80001", by=people.viewer("practice").person,
        )  # fmt: skip


def test_r13_who_wrote_it_does_not_approve_it(people, signed_in, released, days):
    version = agreed(people, released, days)
    author = people.viewer("performance")
    with pytest.raises(Refused, match="Who wrote it does not approve it"):
        actions.approve(author, version)
    assert "Who wrote it" in signed_in("performance").post(PAGE, {"step": "approve"}).content.decode()
    with pytest.raises(DatabaseError, match="who wrote a framework"):
        put(version, "agreed", "approved_once", author.person)
    with pytest.raises(DatabaseError, match="who wrote a framework"):
        put(version, "agreed", "approved_once", None)


def test_r13_one_person_is_not_two(people, signed_in, released, days):
    version = agreed(people, released, days)
    board = people.viewer("board")
    actions.approve(board, version)
    with pytest.raises(Refused, match="Two different people"):
        actions.activate(board, version)
    assert "Two different people" in signed_in("board").post(PAGE, {"step": "activate"}).content.decode()
    with pytest.raises(DatabaseError, match="two different people"):
        put(version, "approved_once", "active", board.person)


def test_r13_one_of_the_two_is_of_the_board(people, released, days):
    version = agreed(people, released, days)
    actions.approve(another(people, "performance"), version)
    with pytest.raises(Refused, match="One of the two is of the board"):
        actions.activate(another(people, "performance", 3), version)


def test_r13_the_made_framework_has_nothing_against_it(released):
    assert made_framework().purpose == "information"
