"""What nobody may do with an agreement is refused with the rule's own sentence and recorded, by service and page."""

from datetime import date, timedelta
from typing import Any

import pytest

from evenhand.cycle.agreements import actions as agreeing
from evenhand.cycle.agreements.models import Signature
from evenhand.cycle.agreements.of import content_hash
from support.made_agreements import HOURS, agreed, changed, shared
from support.refusals import ended, recorded, refused, told

OWN = "/desk/agreement/"


@pytest.fixture
def made(people, released, days) -> Any:
    days.to(date(2027, 1, 11))
    return agreed(people, released)


def test_a_text_that_was_changed_is_not_signed(made, people) -> None:
    signing = lambda: agreeing.sign(people.viewer("practice"), made, "0" * 64)  # noqa: E731
    refused(signing, "The text signed is the text as it is now", "agreement")


def test_nobody_signs_twice(made, people) -> None:
    practice, shown = people.viewer("practice"), content_hash(made)
    agreeing.sign(practice, made, shown)
    refused(lambda: agreeing.sign(practice, made, shown), "Each side signs a text once", "agreement")


def test_nobody_signs_for_another_practice(made, people) -> None:
    other = people.viewer("practice", at="Z80003")
    refused(lambda: agreeing.sign(other, made, content_hash(made)), "by the practice it is with", "agreement")


def test_no_signature_is_dated_back(made, people) -> None:
    practice, day = people.viewer("practice"), date(2027, 1, 4)
    refused(
        lambda: agreeing.sign(practice, made, content_hash(made), day),
        "the day on which it is given",
        "agreement",
    )


def test_nobody_signs_in_a_role_that_has_ended(made, people) -> None:
    practice = ended(people, "practice")
    refused(lambda: agreeing.sign(practice, made, content_hash(made)), "has ended", "agreement")


def test_no_objective_is_due_before_it_is_written(people, released, days) -> None:
    made, team = shared(people, released), people.viewer("performance")
    late = changed(HOURS, due=days.today - timedelta(days=1))
    refused(lambda: agreeing.propose(team, made, late, released), "lies ahead", "objective")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"step": "sign"}, "The text signed is the text as it is now"),  # the hidden field taken out
        ({"step": "sign", "content_hash": "now", "signed_on": "2027-01-04"}, "the day on which it is given"),
        ({"step": "reopen", "reason": "One word"}, "this has moved on since you saw it"),
        ({"step": "withdraw-objective", "objective": "1", "reason": "No"}, "is open for changes"),
    ],
)
def test_an_edited_form_drops_no_guard_of_an_agreement(made, signed_in, fields, sentence) -> None:
    form = {**fields, **({"content_hash": content_hash(made)} if "content_hash" in fields else {})}
    thing = "objective" if "objective" in fields else "agreement"
    told(signed_in("practice").post(OWN, form), sentence, thing)


def test_fields_put_into_a_form_sign_for_nobody_else(made, signed_in) -> None:
    form = {"step": "sign", "content_hash": content_hash(made), "side": "commissioner", "role": "performance"}
    assert signed_in("practice").post(OWN, {**form, "practice": "Z80003"}).status_code == 302
    signed = Signature.objects.get()
    assert (signed.side, signed.role, signed.organisation) == ("practice", "practice", "Z80001")


def test_the_page_of_a_role_that_has_ended_signs_nothing(made, signed_in, people) -> None:
    client = signed_in("practice")
    assert client.get(OWN).status_code == 200
    ended(people, "practice")
    answer = client.post(OWN, {"step": "sign", "content_hash": content_hash(made)})
    told(answer, "nobody acts in a role that has ended", "people and roles", 403)
    assert not Signature.objects.exists()


def test_a_form_sent_to_another_practices_page_is_kept(made, signed_in) -> None:
    answer = signed_in("practice", at="Z80003").post("/desk/agreements/Z80001/2027/", {"step": "sign"})
    assert answer.status_code == 404
    recorded("/desk/agreements/Z80001/2027/", "page")


def test_a_form_for_another_role_is_kept(made, signed_in) -> None:
    answer = signed_in("board").post("/desk/agreements/", {})
    assert answer.status_code == 403
    recorded("your role may not", "agreement")
