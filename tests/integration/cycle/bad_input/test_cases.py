"""What nobody may do in a case is refused with the rule's own sentence and recorded, by service and page."""

from datetime import UTC, datetime, timedelta

import pytest

from evenhand.accounts.models import Event
from evenhand.cycle.concerns import actions as concerning
from support.refusals import refused, told


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [("visits", "neutral"), ("prescribing-cost", "money"), ("to-work-towards", "work towards")],
)
def test_evidence_that_may_not_be_is_attached_by_no_page(cases, shown, indicator: str, sentence: str) -> None:
    case = cases.supported()
    answer = shown("performance").post(
        f"/desk/cases/{case.pk}/evidence/", {"origin": "figure", "indicator": indicator}
    )
    assert answer.status_code == 400
    event = Event.objects.filter(action="was refused: attach evidence").latest("sequence")
    assert sentence in event.reason
    assert not case.evidence.exists()


def test_days_of_a_case_are_not_dated_back(cases) -> None:
    case = cases.supported()
    before, after = cases.days.today - timedelta(days=1), cases.days.today + timedelta(days=1)
    for act, sentence in (
        (
            lambda: concerning.record_advice(cases.team, case, "A", "B", before, "C"),
            "given after it was opened",
        ),
        (lambda: concerning.record_advice(cases.team, case, "A", "B", after, "C"), "not later than today"),
        (lambda: concerning.name_letter(cases.team, case, after, "A", "B"), "once it was sent"),
        (
            lambda: concerning.attach(
                cases.team, cases.opened, case, "finding", words="A", found_on=before, found_again_on=after
            ),
            "today at the latest",
        ),
    ):
        refused(act, sentence, "case")


def test_a_notice_takes_effect_on_no_day_before_it_is_given(cases) -> None:
    case = cases.heard()
    yesterday = cases.days.today - timedelta(days=1)
    notice = cases.drafted(
        case, ends_on=yesterday, shorter_for="patient-safety", shorter_because="Patients are in danger"
    )
    giving = lambda: concerning.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)  # noqa: E731
    refused(giving, "on no day before it is given", "case")


@pytest.mark.parametrize("left_out", ["seen", "notice"])
def test_an_edited_form_drops_no_guard_of_a_case(cases, shown, left_out: str) -> None:
    case = cases.heard()
    notice = cases.drafted(case)
    form = {"step": "give-remedial-notice", "seen": "assess", "notice": str(notice.pk)}
    del form[left_out]
    answer = shown("board").post(f"/desk/cases/{case.pk}/step/", form)
    sentence = {"seen": "moved on since you saw it", "notice": "It is the draft that was read"}[left_out]
    told(answer, sentence, "case")
    assert not case.moves.filter(transition="give-remedial-notice").exists()


def test_nobody_speaks_for_another_practice_in_a_case(cases) -> None:
    case, other = cases.concern(), cases.people.viewer("practice", at="Z80003")
    refused(lambda: concerning.represent(other, case, "Ours"), "not of your area", "case")


def test_a_notice_can_be_given_in_the_first_hour_of_a_summers_day(cases, monkeypatch) -> None:
    from django.utils import timezone

    case = cases.heard()
    notice = cases.drafted(case)
    invited = case.invitations.get().due_on
    # Half past midnight here on the day after the practice's last day to reply; in world time it is that day still.
    monkeypatch.setattr(
        timezone, "now", lambda: datetime(invited.year, invited.month, invited.day, 23, 30, tzinfo=UTC)
    )
    assert timezone.localdate() == invited + timedelta(days=1)
    concerning.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)
    assert case.moves.order_by("number").last().to_state == "remedial"
