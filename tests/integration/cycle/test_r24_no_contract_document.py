"""R-24: an agreement takes the place of no contract. Tried through the page, the service and the database."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.content import NOTE
from evenhand.cycle.agreements.models import Agreement, AgreementMove, Objective, ObjectiveVersion, Signature
from evenhand.cycle.agreements.of import content, content_hash
from support.forced_objectives import put
from support.made_agreements import TALKS, agreed, in_force, shared, version
from support.moving_days import Days


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


def sign_by_force(made: Agreement, viewer, **changes) -> Signature:
    """Put a signature straight into the table."""
    told = {
        "agreement": made, "side": "practice", "person": viewer.person, "role": viewer.role,
        "organisation": viewer.organisation_code, "content_hash": content_hash(made), "text": NOTE,
        "at": timezone.now(),
    }  # fmt: skip
    with transaction.atomic():
        return Signature.objects.create(**(told | changes))


def move_by_force(made: Agreement, before: str, after: str) -> None:
    with transaction.atomic():
        AgreementMove.objects.create(
            thing=made, number=made.moves.count() + 1, transition="forced", from_state=before, to_state=after,
            at=timezone.now(), role="performance",
        )  # fmt: skip


def test_r24_every_page_of_an_agreement_says_so(people, signed_in, released, days):
    in_force(people, released, year=2026)
    pages = (
        signed_in("performance").get("/desk/agreements/Z80001/2026/"),
        signed_in("practice").get("/desk/agreement/"),
        signed_in("public").get("/practices/Z80001/agreement/"),
    )
    assert all("This is not a contract document" in page.content.decode() for page in pages)


def test_r24_it_is_part_of_the_text_that_is_signed(people, released, days):
    made = in_force(people, released)
    assert content(made)["note"] == NOTE
    assert {json.loads(one.text)["note"] for one in made.signatures.all()} == {NOTE}


def test_r24_the_database_takes_no_signature_under_a_text_without_it(people, released, days):
    made = agreed(people, released)
    practice = people.viewer("practice")
    with pytest.raises(DatabaseError, match="R-24"):
        sign_by_force(made, practice, text="This is your contract now")
    assert sign_by_force(made, practice).pk


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"organisation": "Z80002"}, "by its two sides"),
        ({"side": "commissioner"}, "by its two sides|each_side_signs"),
        ({"role": "performance"}, "each_side_signs_for_itself"),
        ({"at": timezone.make_aware(timezone.datetime(2026, 1, 1))}, "not older than what it signs"),
    ],
)
def test_r24_the_database_takes_only_each_sides_own_signature(people, released, days, changes, said):
    made = agreed(people, released)
    with pytest.raises(DatabaseError, match=said):
        sign_by_force(made, people.viewer("practice"), **changes)


def test_r24_only_what_both_agree_on_is_signed_in_the_database_too(people, released, days):
    made = shared(people, released)
    with pytest.raises(DatabaseError, match="only what both agree on"):
        sign_by_force(made, people.viewer("practice"))


def test_r24_no_side_signs_a_text_twice_in_the_database_either(people, released, days):
    made = agreed(people, released)
    sign_by_force(made, people.viewer("practice"))
    with pytest.raises(DatabaseError, match=r"one_signature|UNIQUE"):
        sign_by_force(made, people.viewer("practice"))


def test_r24_with_one_signature_nothing_is_in_force(people, released, days):
    made = agreed(people, released)
    actions.sign(people.viewer("practice"), made, content_hash(made))
    with pytest.raises(DatabaseError, match="both have signed the same text"):
        move_by_force(made, "signed_practice", "in_force")


def test_r24_a_move_begins_where_the_last_one_ended(people, released, days):
    made = shared(people, released)
    with pytest.raises(DatabaseError, match="where the last one ended"):
        move_by_force(made, "agreed", "signed_practice")


def test_r24_what_both_signed_is_not_changed(people, released, days):
    made = in_force(people, released)
    with pytest.raises(DatabaseError, match="what both have signed is not changed"):
        put(version(made))


def test_r24_silence_imposes_nothing_in_the_database_either(people, released, days):
    last = in_force(people, released, year=2026)
    made = Agreement.objects.create(commissioner="00A", practice="Z80001", year=2027, rolled_from=last)
    with pytest.raises(DatabaseError, match="nothing is imposed by silence"), transaction.atomic():
        Objective.objects.create(agreement=made, number=1, made_by=people.viewer("performance").person)


@pytest.mark.parametrize("where", [{"practice": "Z80002"}, {"commissioner": "00B"}, {"year": 2026}])
def test_r24_only_an_earlier_agreement_of_the_same_sides_goes_on(people, released, days, where):
    last = in_force(people, released, year=2026)
    told = {"commissioner": "00A", "practice": "Z80001", "year": 2027, "rolled_from": last}
    with pytest.raises(DatabaseError, match="of the same two sides"), transaction.atomic():
        Agreement.objects.create(**(told | where))


def test_r24_an_unsigned_agreement_does_not_go_on(people, released, days):
    draft = shared(people, released, year=2026)
    with pytest.raises(DatabaseError, match="of the same two sides"), transaction.atomic():
        Agreement.objects.create(commissioner="00A", practice="Z80001", year=2027, rolled_from=draft)


@pytest.mark.parametrize("model", [Agreement, AgreementMove, Objective, ObjectiveVersion, Signature])
def test_r24_nothing_of_it_is_changed_or_removed(people, released, days, model):
    in_force(people, released)
    name = "year" if model is Agreement else "number" if hasattr(model, "number") else "side"
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        model.objects.update(**{name: "practice" if name == "side" else 7})
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_r24_the_day_of_the_contract_is_not_ours_to_set(people, released, days):
    made = in_force(people, released)
    assert "contract" not in content(made)
    assert made.year == date(2027, 4, 1).year
