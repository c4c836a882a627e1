"""R-10: help comes first, and no formal letter comes as a surprise. Each guard by itself, by every door."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.letters.models import Letter, LetterVersion, Share
from evenhand.cycle.machine import Refused, state_of
from evenhand.cycle.support import actions as support
from support.made_support import offered, taken_and_given
from support.raw_rows import insert, move_row


def ready_but_for_reviews(cases, wait: int, offer=taken_and_given):
    case = cases.concern()
    actions.link_support(cases.team, case, offer(cases.people, cases.opened, cases.days))
    actions.step(cases.team, case, "offer-support")
    cases.days.later(wait)
    actions.tell_lmc(cases.team, case, "LMC1", "It may come to a notice")
    actions.attach(cases.team, cases.opened, case, "figure", indicator="asthma-review")
    return case


def test_r10_nothing_goes_on_before_support_is_offered(cases) -> None:
    case = cases.concern()
    with pytest.raises(Refused, match=r"Support has been offered.*R-06"):
        actions.step(cases.team, case, "offer-support")


@pytest.mark.parametrize(("wait", "passes"), [(40, False), (79, False), (80, False), (81, True)])
def test_r10_both_review_days_have_to_pass(cases, wait: int, passes: bool) -> None:
    case = ready_but_for_reviews(cases, wait)
    if passes:
        actions.step(cases.team, case, "assess", reason="No change")
        assert state_of(CASE, case) == "assess"
    else:
        with pytest.raises(Refused, match=r"both its review dates have passed \(R-10\)"):
            actions.step(cases.team, case, "assess", reason="No change")


def test_r10_what_the_practice_took_has_to_be_given(cases) -> None:
    case = ready_but_for_reviews(cases, 81, offered)
    support.step(cases.practice, case.supports.get().offer, "accept")
    with pytest.raises(Refused, match=r"has been given \(R-10\)"):
        actions.step(cases.team, case, "assess", reason="No change")
    support.step(cases.team, case.supports.get().offer, "deliver", "The nurse came")
    actions.step(cases.team, case, "assess", reason="No change")


def test_r10_what_the_practice_declined_stops_nothing_and_costs_nothing(cases) -> None:
    case = ready_but_for_reviews(cases, 81, offered)
    support.step(cases.practice, case.supports.get().offer, "decline")
    actions.step(cases.team, case, "assess", reason="No change")


def test_r10_an_offer_the_practice_wants_changed_does_not_count(cases) -> None:
    case = ready_but_for_reviews(cases, 81, offered)
    support.step(cases.practice, case.supports.get().offer, "ask-for-another", "A room, rather")
    with pytest.raises(Refused, match="R-10"):
        actions.step(cases.team, case, "assess", reason="No change")


def test_r10_support_of_another_practice_is_not_linked(cases) -> None:
    case = cases.concern()
    other = offered(cases.people, cases.opened, cases.days, practice=cases.opened.practices["Z80002"])
    with pytest.raises(InputError, match="another practice"):
        actions.link_support(cases.team, case, other)
    with pytest.raises(DatabaseError, match="practice of the case"):
        insert(
            "concerns_casesupport", case_id=case.pk, offer_id=other.pk, at="2026-03-02", by_id=cases.team.person.pk
        )  # fmt: skip


def test_r10_an_offer_helps_in_one_case(cases) -> None:
    case = cases.supported()
    with pytest.raises(InputError, match="belongs to a case already"):
        actions.link_support(cases.team, case, case.supports.get().offer)


def without_a_letter(cases):
    case = ready_but_for_reviews(cases, 81)
    actions.step(cases.team, case, "assess", reason="No change")
    actions.record_advice(cases.team, case, "Ms Lawyer", "Lawyers LLP", cases.days.today, "LL/1")
    actions.record_finding(cases.team, case, "remediable", "Not met in two years")
    cases.days.to(actions.invite_reply(cases.team, case).due_on + timedelta(days=1))
    return case


def test_r10_a_notice_needs_an_earlier_letter(cases) -> None:
    case = without_a_letter(cases)
    notice = cases.drafted(case)
    with pytest.raises(Refused, match=r"surprise \(R-10\)") as refused:
        actions.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)
    assert [guard.rule for guard in refused.value.broken] == ["R-10"]


def test_r10_a_letter_counts_from_the_day_it_can_be_read_here(cases) -> None:
    case = without_a_letter(cases)
    long_ago = cases.days.today - timedelta(days=200)
    actions.name_letter(cases.team, case, long_ago, "Letter 1/2026", "We spoke of reviews")
    for wait, passes in ((0, False), (13, False), (1, True)):
        cases.days.later(wait)
        notice = cases.drafted(case, ends_on=date(2026, 9, 30))
        if passes:
            actions.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)
            continue
        with pytest.raises(Refused, match="surprise"):
            actions.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)
        with pytest.raises(DatabaseError, match="R-10"):
            insert("concerns_casemove", **move_row(case, cases.panel, "give-remedial-notice", "remedial"))


def test_r10_a_letter_that_was_not_sent_yet_cannot_be_named(cases) -> None:
    case = cases.concern()
    with pytest.raises(InputError, match="once it was sent"):
        actions.name_letter(cases.team, case, cases.days.today + timedelta(days=1), "Letter", "We spoke")
    with pytest.raises(DatabaseError, match="letter_already_sent"):
        insert(
            "concerns_earlierletter", case_id=case.pk, sent_on=cases.days.today + timedelta(days=1),
            written_on=cases.days.today, reference="Letter", passage="We spoke", at="2026-03-02",
            by_id=cases.team.person.pk,
        )  # fmt: skip


def test_r10_the_database_asks_for_support_and_its_reviews(cases) -> None:
    case = ready_but_for_reviews(cases, 79)
    with pytest.raises(DatabaseError, match="support comes first"):
        insert("concerns_casemove", **move_row(case, cases.team, "assess", "assess"))


def test_r10_the_page_says_what_is_missing(cases, shown) -> None:
    case = ready_but_for_reviews(cases, 40)
    page = shown("performance").post(
        f"/desk/cases/{case.pk}/step/", {"step": "assess", "reason": "No change", "seen": "support"}
    )
    assert page.status_code == 400
    assert "both its review dates have passed (R-10)" in page.content.decode()
    assert Event.objects.filter(action="was refused: assess").exists()


def test_r10_patient_safety_is_the_one_shortcut_and_the_lmc_reads_why(cases, shown) -> None:
    case = cases.concern()
    say = {
        "reason": "Fridges were warm for two weeks",
        "papers": {"clinician": "Dr Adviser, medical director"},
    }
    with pytest.raises(Refused, match="evidence of a danger"):
        actions.step(cases.team, case, "act-on-safety", **say)
    actions.attach(
        cases.team, cases.opened, case, "safety", words="Vaccines were warm", found_on=cases.days.today
    )
    with pytest.raises(Refused, match="clinician is named"):
        actions.step(cases.team, case, "act-on-safety", reason=say["reason"])
    with pytest.raises(Refused, match="needs a reason"):
        actions.step(cases.team, case, "act-on-safety", papers=say["papers"])
    actions.step(cases.team, case, "act-on-safety", **say)
    page = shown("lmc").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Patients are in danger: Fridges were warm for two weeks" in page


def test_r10_the_shortcut_passes_by_time_alone_and_by_nothing_else(cases) -> None:
    case = cases.concern()
    actions.attach(
        cases.team, cases.opened, case, "safety", words="Vaccines were warm", found_on=cases.days.today
    )
    actions.step(
        cases.team, case, "act-on-safety", reason="Fridges were warm", papers={"clinician": "Dr Adviser"}
    )
    rules = _missing(cases, case)
    assert {"natural justice", "legal advice", "assessment", "content of notices"} <= rules
    assert not rules & {"R-10", "LMC"}
    actions.record_advice(cases.team, case, "Ms Lawyer", "Lawyers LLP", cases.days.today, "LL/1")
    actions.record_finding(cases.team, case, "remediable", "The fridges were warm")
    actions.invite_reply(cases.team, case)
    soon = {"ends_on": cases.days.today + timedelta(days=3)}
    long = cases.drafted(case, **soon)
    with pytest.raises(Refused, match="at least 28 days"):
        actions.step(cases.panel, case, "give-remedial-notice", notice=long.pk)
    why = {"shorter_for": "patient-safety", "shorter_because": "Vaccines spoil"}
    notice = cases.drafted(case, **soon, **why)
    actions.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)
    assert state_of(CASE, case) == "remedial"


def _missing(cases, case) -> set[str]:
    with pytest.raises(Refused) as refused:
        actions.step(cases.panel, case, "give-remedial-notice")
    return {guard.rule for guard in refused.value.broken}


def shared_letter(cases, indicators, shared_on: date, practice: str = "Z80001") -> Letter:
    """A letter of the year, shared with its practice on a day."""
    letter = Letter.objects.create(
        kind="annual", practice=practice, commissioner="00A", year=2025, release="made", made_by=cases.team.person
    )  # fmt: skip
    LetterVersion.objects.create(
        letter=letter, number=1, title="Annual letter 2025/26", dated=shared_on, content_hash="x",
        indicators=indicators, made_by=cases.team.person,
    )  # fmt: skip
    Share.objects.create(letter=letter, shared_on=shared_on, correct_by=shared_on + timedelta(days=14))
    return letter


def test_r10_a_letter_shared_here_counts_from_the_day_it_was_shared(cases, shown) -> None:
    case = without_a_letter(cases)
    letter = shared_letter(cases, ["asthma-review"], cases.days.today - timedelta(days=14))
    page = shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Annual letter 2025/26" in page
    sent = shown("performance").post(f"/desk/cases/{case.pk}/shared-letter/", {"letter": letter.pk})
    assert sent.status_code == 302
    with pytest.raises(InputError, match="named already"):
        actions.name_shared_letter(cases.team, case, letter)
    notice = cases.drafted(case)
    actions.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)


def test_r10_a_letter_that_told_of_something_else_names_nothing_here(cases, shown) -> None:
    case = without_a_letter(cases)
    before = cases.days.today - timedelta(days=30)
    for letter in (
        shared_letter(cases, ["phone-waits"], before),
        shared_letter(cases, ["asthma-review"], before, practice="Z80002"),
    ):
        with pytest.raises(NotAllowed, match="R-10"):
            actions.name_shared_letter(cases.team, case, letter)
    none = shown("performance").post(f"/desk/cases/{case.pk}/shared-letter/", {"letter": "0"})
    assert none.status_code == 400
