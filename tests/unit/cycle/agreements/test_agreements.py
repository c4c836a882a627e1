"""An agreement from its draft to being in force, and what happens when it is not signed."""

from datetime import date

import pytest
from django.core.management import call_command

from evenhand.accounts import actions as accounts
from evenhand.accounts.models import Event
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.models import Agreement, Signature
from evenhand.cycle.agreements.of import (
    agenda,
    agreement_in_force,
    agreement_of,
    agreements,
    answer_due,
    content_hash,
    first_year,
    lapsed_of,
    newest,
    objectives_of,
    signature_due,
    signatures_of,
    signed_summary,
)
from evenhand.cycle.agreements.rolling import roll_unsigned
from evenhand.cycle.agreements.tables import AGREEMENT, OBJECTIVE
from evenhand.cycle.machine import Refused, state_of
from evenhand.cycle.tasks.of import ended_tasks, open_tasks
from support.made_agreements import (
    IN_NUMBERS,
    IN_WORDS,
    TALKS,
    YEAR,
    agreed,
    begun,
    changed,
    in_force,
    shared,
    version,
)  # fmt: skip
from support.made_frameworks import another
from support.moving_days import Days


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


def test_an_agreement_comes_into_force_with_the_second_signature_and_its_april(people, released, days):
    made = in_force(people, released)

    assert state_of(AGREEMENT, made) == "in_force"
    assert agreement_in_force("Z80001", date(2027, 3, 31)) is None
    assert agreement_in_force("Z80001", date(2027, 4, 1)) == made
    assert {one.side for one in signatures_of(made)} == {"practice", "commissioner"}


def test_last_years_goes_on_by_itself_until_another_is_signed(people, released, days):
    made = in_force(people, released)
    assert agreement_in_force("Z80001", date(2029, 9, 1)) == made


def test_there_is_one_agreement_a_year(people, released, days):
    begun(people, released)
    with pytest.raises(InputError, match="for this year already"):
        begun(people, released)


@pytest.mark.parametrize("practice", ["Z80003", "Z80005", "Z99999"])
def test_an_agreement_is_begun_with_ones_own_open_practices(people, released, days, practice):
    with pytest.raises(NotAllowed, match="none of your open practices"):
        begun(people, released, practice=practice)


def test_only_the_performance_team_begins_one(people, released, days):
    with pytest.raises(NotAllowed, match="performance team"):
        actions.begin(people.viewer("practice"), released, "Z80001", YEAR)
    with pytest.raises(NotAllowed, match="its two sides"):
        actions.begin(people.viewer("finance"), released, "Z80001", YEAR)


def test_a_draft_is_not_the_practices_to_see_until_it_is_shared(people, released, days):
    begun(people, released)
    assert newest(people.viewer("practice")) is None
    assert len(agreements(people.viewer("performance"))) == 1


def test_an_empty_draft_is_not_shared(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match="It has an objective"):
        actions.step(people.viewer("performance"), made, "share")


def test_each_side_sees_its_own_agreements_alone(people, released, days):
    made = shared(people, released)
    assert newest(people.viewer("practice")) == made
    assert agreement_of(people.viewer("practice", at="Z80002"), "Z80001", YEAR) is None
    assert agreement_of(people.viewer("performance", at="00B"), "Z80001", YEAR) is None
    assert agreements(people.viewer("lmc")) == []
    assert agreements(people.viewer("public")) == []


def test_talks_begin_with_the_first_answer(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=1)
    actions.counter(
        people.viewer("practice"), objective, changed(IN_WORDS, text="Ask by letter"), released, 1
    )
    assert state_of(AGREEMENT, made) == "negotiating"


def test_a_side_does_not_agree_to_its_own_text(people, released, days):
    made = shared(people, released)
    with pytest.raises(Refused, match="the side that did not write it"):
        actions.agree(people.viewer("performance"), made.objectives.get(number=1), 1)


def test_what_is_countered_is_agreed_by_the_first_side(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=1)
    actions.counter(
        people.viewer("practice"), objective, changed(IN_WORDS, text="Ask by letter"), released, 1
    )
    actions.agree(people.viewer("performance"), objective, 2)
    assert [one.to_state for one in objective.moves.order_by("number")] == ["proposed", "countered", "agreed"]
    assert version(made).text == "Ask by letter"


def test_two_who_write_at_once_are_both_kept_and_the_second_is_told(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=1)
    actions.counter(people.viewer("practice"), objective, changed(IN_WORDS, text="By letter"), released, 1)
    with pytest.raises(Refused, match="Nobody has written since"):
        actions.counter(
            people.viewer("performance"), objective, changed(IN_WORDS, text="By phone"), released, 1
        )
    actions.counter(people.viewer("performance"), objective, changed(IN_WORDS, text="By phone"), released, 2)
    assert [one.text for one in objective.moves.order_by("number")][1:] == ["By letter", "By phone"]


def test_an_objective_that_was_refused_leaves_no_hole(people, released, days):
    made = begun(people, released)
    team = people.viewer("performance")
    with pytest.raises(Refused):
        actions.propose(team, made, changed(IN_NUMBERS, target=0.88), released)
    actions.propose(team, made, IN_WORDS, released)
    assert [(one.number, last.text) for one, last in objectives_of(made)] == [(1, IN_WORDS.text)]


def test_nothing_is_agreed_before_every_objective_is(people, released, days):
    made = shared(people, released)
    with pytest.raises(Refused, match="Every objective is agreed"):
        actions.step(people.viewer("practice"), made, "agree")


def test_an_agreement_has_words_and_numbers(people, released, days):
    with pytest.raises(Refused, match="in words and in numbers"):
        agreed(people, released, IN_WORDS)


def test_an_objective_is_taken_back_with_a_reason(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=2)
    with pytest.raises(Refused, match="needs a reason"):
        actions.withdraw(people.viewer("practice"), objective, 1, "")
    actions.withdraw(people.viewer("practice"), objective, 1, "We have no nurse")
    assert [one.number for one, _ in objectives_of(made)] == [1]


def test_what_the_contract_imposes_is_called_so_and_is_the_commissioners_to_take_back(people, released, days):
    made = begun(people, released)
    team = people.viewer("performance")
    duty = changed(IN_WORDS, text="Keep the doors open in core hours", basis="contract", reference="Clause 8")
    actions.impose(team, made, duty, released, "The contract was varied for everybody")
    actions.step(team, made, "share")
    objective = made.objectives.get()
    assert state_of(OBJECTIVE, objective) == "imposed"
    with pytest.raises(Refused, match="by the commissioner alone"):
        actions.withdraw(people.viewer("practice"), objective, 1, "No")
    actions.withdraw(team, objective, 1, "It was a mistake")


def test_nothing_but_the_contract_is_imposed(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match="Only what the contract says"):
        actions.impose(people.viewer("performance"), made, IN_WORDS, released, "We would like it")


def test_a_practice_imposes_nothing(people, released, days):
    made = shared(people, released)
    duty = changed(IN_WORDS, basis="contract", reference="Clause 8")
    with pytest.raises(Refused, match="not for your role"):
        actions.impose(people.viewer("practice"), made, duty, released, "We say so")


def test_what_both_agree_on_is_not_changed_without_opening_it_again(people, released, days):
    made = agreed(people, released)
    practice = people.viewer("practice")
    with pytest.raises(Refused, match="open for changes"):
        actions.counter(practice, made.objectives.get(number=1), IN_WORDS, released, 2)
    actions.step(practice, made, "reopen", "We forgot the summer")
    actions.counter(practice, made.objectives.get(number=1), IN_WORDS, released, 2)
    assert version(made).to_state == "countered"


def test_the_practice_has_a_task_to_sign_until_it_has(people, released, days):
    made = agreed(people, released)
    practice = people.viewer("practice")
    assert [task.kind for task in open_tasks(practice)] == ["sign-agreement"]
    assert open_tasks(practice)[0].due == date(2027, 3, 31)
    actions.sign(practice, made, content_hash(made))
    assert open_tasks(practice) == []
    assert len(ended_tasks(practice)) == 1


def test_a_text_that_changed_is_not_signed(people, released, days):
    made = agreed(people, released)
    shown = content_hash(made)
    practice = people.viewer("practice")
    actions.step(practice, made, "reopen", "One word")
    changed_text = changed(IN_WORDS, text="Ask patients by letter")
    actions.counter(practice, made.objectives.get(number=1), changed_text, released, 2)
    actions.agree(people.viewer("performance"), made.objectives.get(number=1), 3)
    actions.step(practice, made, "agree")
    with pytest.raises(Refused, match="The text signed is the text as it is now"):
        actions.sign(practice, made, shown)


def test_a_signature_under_an_earlier_text_does_not_count(people, released, days):
    made = agreed(people, released)
    practice, team = people.viewer("practice"), people.viewer("performance")
    actions.sign(practice, made, content_hash(made))
    actions.step(team, made, "reopen", "The price was wrong")
    cheaper = changed(IN_NUMBERS, price_pence=200_000)
    actions.counter(team, made.objectives.get(number=2), cheaper, released, 2)
    actions.agree(practice, made.objectives.get(number=2), 3)
    actions.step(team, made, "agree")
    actions.sign(team, made, content_hash(made))
    assert state_of(AGREEMENT, made) == "signed_commissioner"
    assert [one.side for one in signatures_of(made)] == ["commissioner"]
    assert Signature.objects.count() == 2


def test_nobody_signs_twice(people, released, days):
    made = agreed(people, released)
    practice = people.viewer("practice")
    actions.sign(practice, made, content_hash(made))
    with pytest.raises(Refused, match="Each side signs a text once"):
        actions.sign(practice, made, content_hash(made))


def test_what_is_opened_again_and_agreed_on_without_a_change_is_signed_anew(people, released, days):
    made = agreed(people, released)
    practice, team = people.viewer("practice"), people.viewer("performance")
    actions.sign(practice, made, content_hash(made))
    actions.step(team, made, "reopen", "We thought of a change and had none")
    actions.step(team, made, "agree")
    assert signatures_of(made) == []
    for viewer in (team, practice):
        actions.sign(viewer, made, content_hash(made))
    assert state_of(AGREEMENT, made) == "in_force"


def test_nobody_signs_for_another_practice_or_commissioner(people, released, days):
    made = agreed(people, released)
    for viewer in (people.viewer("practice", at="Z80002"), people.viewer("performance", at="00B")):
        with pytest.raises(Refused, match="by the practice it is with"):
            actions.sign(viewer, made, content_hash(made))


def test_nobody_signs_for_an_earlier_day(people, released, days):
    made = agreed(people, released)
    with pytest.raises(Refused, match="the day on which it is given"):
        actions.sign(people.viewer("practice"), made, content_hash(made), signed_on=date(2027, 1, 4))
    actions.sign(people.viewer("practice"), made, content_hash(made), signed_on=TALKS)


def test_nobody_signs_in_a_role_that_has_ended(people, released, days):
    made = agreed(people, released)
    holding = people.holding("practice")
    accounts.end_role(people.administrator, holding, "Left the practice")
    with pytest.raises(Refused, match="has not ended"):
        actions.sign(Viewer(holding.person, holding), made, content_hash(made))


def test_other_roles_do_not_sign(people, released, days):
    made = agreed(people, released)
    with pytest.raises(Refused, match="not for your role"):
        actions.sign(people.viewer("finance"), made, content_hash(made))
    with pytest.raises(InputError, match="given by signing"):
        actions.step(people.viewer("practice"), made, "sign-practice")


def test_what_is_refused_at_signing_is_in_the_record(people, released, days):
    made = agreed(people, released)
    with pytest.raises(Refused):
        actions.sign(people.viewer("practice"), made, "another text")
    event = Event.objects.get(action="was refused: sign-practice")
    assert (event.practice, event.thing) == ("Z80001", "agreement")


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


def test_a_dispute_before_signing_goes_back_to_talks_and_after_it_to_what_was_signed(people, released, days):
    team, practice = people.viewer("performance"), people.viewer("practice")
    early = shared(people, released)
    actions.step(practice, early, "dispute", "We were not heard")
    with pytest.raises(Refused, match="Both have signed it"):
        actions.step(team, early, "settle-in-force")
    actions.step(team, early, "settle")
    signed = in_force(people, released, year=2026)
    actions.step(practice, signed, "dispute", "The nurse never came")
    assert agreement_in_force("Z80001", date(2027, 1, 20)) == signed
    with pytest.raises(Refused, match="It has not been in force"):
        actions.step(team, signed, "settle")
    actions.step(team, signed, "settle-in-force")
    assert state_of(AGREEMENT, signed) == "in_force"


def test_a_year_ends_with_a_review_and_a_close(people, released, days):
    made = in_force(people, released)
    team = people.viewer("performance")
    actions.step(team, made, "review")
    actions.step(team, made, "close")
    assert state_of(AGREEMENT, made) == "closed"


def test_somebody_who_saw_an_earlier_state_is_told(people, released, days):
    made = shared(people, released)
    with pytest.raises(Refused, match="moved on since you saw it"):
        actions.step(people.viewer("performance"), made, "agree", seen_state="draft")


def test_anybody_reads_of_what_both_signed_and_of_nothing_else(people, released, days):
    assert signed_summary("Z80001") is None
    made = in_force(people, released, year=2026)
    assert signed_summary("Z80001") == made


def test_another_person_of_the_same_side_may_sign(people, released, days):
    made = agreed(people, released)
    actions.sign(another(people, "performance"), made, content_hash(made))
    assert state_of(AGREEMENT, made) == "signed_commissioner"


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
