"""Agreements through their pages, as both sides and anybody meet them."""

from datetime import date

import pytest

from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.models import Agreement
from evenhand.cycle.agreements.of import agreement_in_force, content_hash
from evenhand.cycle.agreements.rolling import roll_unsigned
from evenhand.cycle.agreements.tables import AGREEMENT
from evenhand.cycle.machine import state_of
from evenhand.definitions.wording import banned_words_in
from support.made_agreements import (
    IN_NUMBERS,
    IN_WORDS,
    TALKS,
    agreed,
    begun,
    changed,
    in_force,
    shared,
    version,
)
from support.moving_days import Days

LIST, PAGE, OWN, PUBLIC = (
    "/desk/agreements/",
    "/desk/agreements/Z80001/2027/",
    "/desk/agreement/",
    "/practices/Z80001/agreement/",
)
WORDS = {
    "step": "propose", "text": "Ask patients what would help", "kind": "qualitative", "scope": "specific",
    "basis": "voluntary",
}  # fmt: skip
NUMBERS = {
    "step": "propose", "text": "More reviews", "kind": "quantitative", "scope": "common", "basis": "priced",
    "reference": "LES 7", "price": "2,500", "indicator": "asthma-review", "target": "98%", "what_1": "A nurse",
    "owner_1": "Ms Performance", "by_1": "2027-06-30",
}  # fmt: skip


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


def text(answer) -> str:
    return answer.content.decode()


def test_the_list_has_every_open_practice_by_name(people, signed_in, released, days):
    begun(people, released)
    page = text(signed_in("performance").get(LIST))

    assert "Agreements, 2027-28" in page
    assert page.index("Alder Surgery") < page.index("Birch Lane")
    assert "Being written by the commissioner" in page
    assert "Not begun" in page
    assert "Elm House" not in page


def test_the_list_of_another_year_is_asked_for_by_its_link(signed_in, days):
    assert "Agreements, 2026-27" in text(signed_in("performance").get(LIST, {"year": "2026"}))
    assert "Agreements, 2027-28" in text(signed_in("performance").get(LIST, {"year": "x"}))


def test_the_whole_way_through_the_pages(people, signed_in, released, days):
    team, practice = signed_in("performance"), signed_in("practice")
    assert "Begin a draft" in text(team.get(PAGE))
    assert team.post(PAGE).status_code == 302
    assert "has not shared an agreement" in text(practice.get(OWN))
    for fields in (WORDS, NUMBERS):
        assert team.post(PAGE, fields).status_code == 302
    assert team.post(PAGE, {"step": "share", "seen_state": "draft"}).status_code == 302
    shown = text(practice.get(OWN))
    assert "If nothing changes, reaching this is" in shown
    assert "in 100" in shown
    assert "to at least 98.0%" in shown
    assert "To read this fairly:" in shown
    answer = {**WORDS, "step": "counter", "objective": "1", "seen": "1", "text": "Ask them by letter"}
    assert practice.post(OWN, answer).status_code == 302
    team.post(PAGE, {"step": "agree-objective", "objective": "1", "seen": "2"})
    practice.post(OWN, {"step": "agree-objective", "objective": "2", "seen": "1"})
    assert team.post(PAGE, {"step": "agree", "seen_state": "negotiating"}).status_code == 302
    made = Agreement.objects.get()
    for client, at in ((practice, OWN), (team, PAGE)):
        assert client.post(at, {"step": "sign", "content_hash": content_hash(made)}).status_code == 302
    assert agreement_in_force("Z80001", date(2027, 4, 1)) == made
    assert version(made).text == "Ask them by letter"
    assert version(made, 2).target == 0.98
    assert version(made, 2).price_pence == 250_000


def test_both_sides_words_stand_side_by_side(people, signed_in, released, days):
    made = shared(people, released)
    actions.counter(
        people.viewer("practice"),
        made.objectives.get(number=1),
        changed(IN_WORDS, text="By letter"),
        released,
        1,
    )
    for page in (text(signed_in("performance").get(PAGE)), text(signed_in("practice").get(OWN))):
        row = page.split("Write it anew</span></th>")[1].split("</tr>")[0]
        assert row.startswith("<td></td>")
        assert "By letter" in row


def test_two_who_write_at_once_the_second_is_told_and_keeps_the_words(people, signed_in, released, days):
    shared(people, released)
    practice, team = signed_in("practice"), signed_in("performance")
    asked = {**WORDS, "step": "counter", "objective": "1", "seen": "1"}
    assert practice.post(OWN, {**asked, "text": "By letter"}).status_code == 302
    answer = team.post(PAGE, {**asked, "text": "By phone, as we said"})
    assert answer.status_code == 400
    page = text(answer)
    assert "Nobody has written since this was looked at" in page
    assert "By phone, as we said</textarea>" in page
    assert "By letter" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"target": "many"}, "the target is no number"),
        ({"price": "2.505"}, "the price is no amount"),
        ({"basis": "magic"}, "magic cannot be chosen"),
        ({"by_1": ""}, "a support says until when"),
        ({"due": "soon"}, "the day by which is no day"),
        ({"text": ""}, "it says what is to be done"),
        ({"indicator": "nothing-known"}, "no such indicator"),
        ({"target": "180"}, "cannot have such a value"),
        ({"target": "89"}, "can be told from chance"),
        ({"step": "juggle"}, "there is no such step"),
        ({"step": "counter", "objective": "9"}, "no such objective"),
        ({"step": "sign", "signed_on": "then"}, "the day of signing is no day"),
        ({"step": "sign-practice"}, "given by signing"),
    ],
)
def test_what_cannot_be_is_told_and_not_lost(people, signed_in, released, days, fields, said):
    begun(people, released)
    answer = signed_in("performance").post(PAGE, {**NUMBERS, **fields})
    assert answer.status_code == 400
    assert said in text(answer)
    assert "LES 7" in text(answer) or fields["step"] != "propose"


def test_what_is_imposed_is_called_so_everywhere(people, signed_in, released, days):
    begun(people, released)
    team = signed_in("performance")
    duty = {
        **WORDS,
        "step": "impose",
        "basis": "contract",
        "reference": "Clause 8",
        "reason": "A national change",
    }
    assert team.post(PAGE, duty).status_code == 302
    for fields in (WORDS, NUMBERS):
        team.post(PAGE, fields)
    team.post(PAGE, {"step": "share", "seen_state": "draft"})
    practice = signed_in("practice")
    assert "Imposed by the contract, not agreed" in text(practice.get(OWN))
    for number in ("2", "3"):
        practice.post(OWN, {"step": "agree-objective", "objective": number, "seen": "1"})
    practice.post(OWN, {"step": "agree", "seen_state": "shared"})
    made = Agreement.objects.get()
    for role in ("practice", "performance"):
        actions.sign(people.viewer(role), made, content_hash(made))
    days.to(date(2027, 4, 1))
    assert "Imposed by the contract, not agreed" in text(signed_in("public").get(PUBLIC))


def test_anybody_reads_what_was_signed_without_prices_figures_or_names(people, signed_in, released, days):
    agreed(people, released, year=2026)
    assert signed_in("public").get(PUBLIC).status_code == 404
    made = Agreement.objects.get()
    for role in ("practice", "performance"):
        actions.sign(people.viewer(role), made, content_hash(made))
    page = text(signed_in("public").get(PUBLIC))
    assert "Local enhanced service: LES 7: asthma" in page
    assert "At least 98.0%" in page
    for hidden in ("2,500", "89.2", "Ms Practice"):
        assert hidden not in page


def test_what_goes_on_says_so(people, signed_in, released, days):
    in_force(people, released, year=2026)
    shared(people, released, year=2027)
    days.to(date(2027, 4, 1))
    team = signed_in("performance")
    assert "Let last year’s go on" in text(team.get(LIST, {"year": "2027"}))
    assert team.post(LIST).status_code == 302
    assert "which goes on because nobody signed another" in text(signed_in("practice").get(OWN))
    assert "Last year’s goes on" in text(team.get(LIST, {"year": "2027"}))
    assert "goes on, because nobody signed another" in text(signed_in("public").get(PUBLIC))
    assert "Our agreement, 2026-27" in text(signed_in("practice").get(OWN, {"year": "2026"}))
    assert roll_unsigned("00A") == []


def test_a_practice_sees_no_others(people, signed_in, released, days):
    shared(people, released)
    other = signed_in("practice", at="Z80002")
    assert "has not shared an agreement" in text(other.get(OWN))
    assert other.get(PAGE).status_code == 404
    assert signed_in("performance", at="00B").get(PAGE).status_code == 404


def test_somebody_who_may_only_read_changes_nothing(people, signed_in, released, days):
    shared(people, released)
    assert "Sign this text" not in text(signed_in("board").get(PAGE))
    answer = signed_in("finance").post(PAGE, {"step": "dispute", "reason": "Too dear"})
    assert answer.status_code == 403
    assert state_of(AGREEMENT, Agreement.objects.get()) == "shared"
    assert signed_in("lmc").get(PAGE).status_code == 403


@pytest.mark.parametrize("address", ["/desk/agreements/Z99999/2027/", "/desk/agreements/Z80001/1/"])
def test_there_is_no_page_of_nothing(signed_in, address):
    assert signed_in("performance").get(address).status_code == 404


def test_a_role_that_may_not_begin_is_told(signed_in, released, days):
    assert "Begin a draft" not in text(signed_in("board").get(PAGE))
    assert signed_in("board").post(PAGE).status_code == 403


def test_a_practice_that_asks_for_the_list_is_led_to_its_own(signed_in):
    assert signed_in("practice").get(LIST).headers["Location"] == OWN
    assert signed_in("performance").get(OWN).headers["Location"] == LIST


def test_what_is_taken_back_stays_readable(people, signed_in, released, days):
    shared(people, released)
    practice = signed_in("practice")
    asked = {"step": "withdraw-objective", "objective": "2", "seen": "1", "reason": "We have no nurse"}
    assert practice.post(OWN, asked).status_code == 302
    assert "We have no nurse" in text(signed_in("performance").get(PAGE))


def test_every_page_is_kind(people, signed_in, released, days):
    in_force(people, released, year=2026)
    pages = [
        text(signed_in("performance").get(LIST)),
        text(signed_in("performance").get("/desk/agreements/Z80001/2026/")),
        text(signed_in("practice").get(OWN)),
        text(signed_in("public").get(PUBLIC)),
    ]
    assert [banned_words_in(page) for page in pages] == [()] * 4


def test_the_agreements_objective_of_the_made_release_can_be_told_from_chance(people, released, days):
    made = begun(people, released)
    kept = actions.propose(people.viewer("performance"), made, IN_NUMBERS, released)
    assert abs(kept.target - kept.baseline) >= kept.noise > 0
