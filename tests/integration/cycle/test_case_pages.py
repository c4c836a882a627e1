"""The pages of cases: the main path by its forms, for both sides."""

from datetime import timedelta
from typing import Any

import pytest

from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.models import Case, Dispute, Notice
from evenhand.cycle.concerns.of import agenda
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.contact.actions import note_contact
from evenhand.cycle.machine import state_of
from support.made_cases import CONCERN
from support.made_support import taken_and_given


def send(client: Any, address: str, **fields: Any) -> Any:
    """Send a form and see that it was taken."""
    answer = client.post(address, {name: str(value) for name, value in fields.items()})
    assert answer.status_code == 302, answer.content.decode()
    assert "sign-in" not in answer.url
    return answer


def typed(given: dict[str, Any]) -> dict[str, Any]:
    ticks = ("is_not_on_rank", "keeps_essential_services", "is_reserved")
    return {
        name: ("yes" if value is True else value)
        for name, value in given.items()
        if name not in ticks or value
    }


def test_a_case_from_a_concern_to_a_dispute_by_its_forms(cases, shown) -> None:
    team, practice = shown("performance"), shown("practice")
    cases.people.organisation("lmc")
    note_contact(cases.team, cases.row, cases.days.today, "visit", "We and Dr Alder", "Reviews")
    opened = send(team, "/desk/cases/new/", **CONCERN, practice="Z80001")
    case = Case.objects.get()
    own = f"/desk/our-cases/{case.pk}/"
    assert "Reviews of asthma" in practice.get("/desk/our-cases/").content.decode()
    offer = taken_and_given(cases.people, cases.opened, cases.days)
    at = opened.url
    send(team, f"{at}support/", offer=offer.pk)
    send(team, f"{at}letter/", sent_on=cases.days.today, reference="Letter 1", passage="We spoke of reviews")
    send(team, f"{at}step/", step="offer-support", seen="concern")
    cases.days.later(81)
    team, practice = (
        shown("performance"),
        shown("practice"),
    )  # whoever was signed in has been signed out since
    send(team, f"{at}lmc/", lmc="LMC1", why="It may come to a notice")
    assert cases.people.organisation("lmc").name in team.get(at).content.decode()
    send(team, f"{at}evidence/", origin="figure", indicator="asthma-review")
    send(team, f"{at}step/", step="assess", reason="No change", seen="support")
    send(team, f"{at}advice/", adviser="Ms Lawyer", firm="LLP", given_on=cases.days.today, reference="L/1")
    send(team, f"{at}finding/", found="remediable", reasons="Not met in two years")
    send(team, f"{at}invite/")
    send(practice, f"{own}reply/", words="Two nurses were away")
    cases.days.to(case.invitations.get().due_on + timedelta(days=1))
    team, practice = shown("performance"), shown("practice")
    form = typed(cases.notice(case))
    assert "Letter 1" in team.get(f"{at}pack/").content.decode()
    assert team.get(f"{at}notice/remedial/").status_code == 200
    refused = team.post(f"{at}notice/remedial/", {**form, "facts": "It was so"})
    assert refused.status_code == 400
    assert "does not begin with its day" in refused.content.decode()
    assert team.post(f"{at}notice/remedial/", form).status_code == 302
    send(
        shown("board"),
        f"{at}step/",
        step="give-remedial-notice",
        seen="assess",
        notice=Notice.objects.get().pk,
    )
    send(practice, f"{own}dispute/", words="They were held elsewhere")
    send(
        practice, f"{own}dispute-step/", dispute=Dispute.objects.get().pk, step="refer", seen="local_resolution",
        names_and_addresses="Both", copy_of_contract="Annex", statement="Held",
    )  # fmt: skip
    page = practice.get(own).content.decode()
    assert "Referred to NHS dispute resolution" in page
    assert state_of(CASE, case) == "remedial"


@pytest.mark.parametrize(
    "kind", ["remedial", "breach_notice", "sanction", "notice_of_termination", "ended_at_once"]
)
def test_every_notice_has_its_form(cases, shown, kind: str) -> None:
    case = cases.heard()
    assert shown("performance").get(f"/desk/cases/{case.pk}/notice/{kind}/").status_code == 200
    assert shown("board").get(f"/desk/cases/{case.pk}/notice/{kind}/").status_code == 403


def test_what_is_not_there_is_not_there(cases, shown) -> None:
    case = cases.heard()
    team = shown("performance")
    assert team.get("/desk/cases/999/").status_code == 404
    assert team.get(f"/desk/cases/{case.pk}/notice/friendly/").status_code == 404
    assert team.post(f"/desk/cases/{case.pk}/nonsense/").status_code == 404
    assert team.get(f"/desk/our-cases/{case.pk}/").status_code == 403
    assert team.get("/desk/our-cases/").status_code == 403
    assert shown("practice", at="Z80003").get(f"/desk/our-cases/{case.pk}/").status_code == 404
    assert shown("performance", at="00B").get(f"/desk/cases/{case.pk}/").status_code == 404
    assert shown("public").get(f"/desk/cases/{case.pk}/").status_code == 302


@pytest.mark.parametrize("what", ["support", "plan-answer", "approve", "dispute-step", "letter", "advice"])
def test_a_form_that_names_nothing_is_told(cases, shown, what: str) -> None:
    case = cases.concern()
    answer = shown("performance").post(f"/desk/cases/{case.pk}/{what}/", {})
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()


def test_the_region_approves_on_the_page(cases, shown) -> None:
    case = cases.heard()
    notice = cases.drafted(case, is_reserved=True)
    region, board = shown("region"), shown("board")
    assert "the region has to approve it" in board.get(f"/desk/cases/{case.pk}/").content.decode()
    send(region, f"/desk/cases/{case.pk}/approve/", notice=notice.pk)
    assert "no effect before the board" in board.get(f"/desk/cases/{case.pk}/").content.decode()


def test_earlier_drafts_and_given_notices_are_told_apart(cases, shown) -> None:
    case = cases.heard()
    cases.drafted(case)
    cases.drafted(case, steps="Other steps")
    page = shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "An earlier draft" in page


def test_a_practice_takes_a_plan_of_a_matter_of_its_contract(cases, shown) -> None:
    case = cases.concern()
    send(shown("performance"), f"/desk/cases/{case.pk}/plan/", steps="Hold ten reviews a week")
    plan = case.plans.get()
    send(shown("practice"), f"/desk/our-cases/{case.pk}/plan-answer/", plan=plan.pk, say="take")
    assert "The practice takes it." in shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()


def test_what_is_typed_is_shown_as_typed_and_never_run(cases, shown) -> None:
    case = cases.concern()
    send(shown("practice"), f"/desk/our-cases/{case.pk}/reply/", words="<script>alert(1)</script>")
    page = shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "<script>alert" not in page


def test_a_notice_is_drafted_with_a_day_that_is_one(cases, shown) -> None:
    case = cases.heard()
    form = typed(cases.notice(case, ends_on="soon"))
    answer = shown("performance").post(f"/desk/cases/{case.pk}/notice/remedial/", form)
    assert answer.status_code == 400
    assert "this is no day" in answer.content.decode()


def test_the_steps_of_a_dispute_are_offered_to_whose_they_are(cases, shown) -> None:
    case = cases.remedial()
    actions.raise_dispute(cases.practice, case, "Held elsewhere")
    own = shown("practice").get(f"/desk/our-cases/{case.pk}/").content.decode()
    team = shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Take it back" in own
    assert "written consent" in team
    assert 'value="withdraw-dispute"' not in team


def test_what_waits_is_on_the_agenda(cases) -> None:
    case = cases.assessed()
    due = actions.invite_reply(cases.team, case).due_on
    assert [(one.due, one.practice) for one in agenda(cases.team, cases.days.today)] == [(due, "Z80001")]
    assert list(agenda(cases.practice, cases.days.today)) == []


def test_the_day_of_a_notice_is_on_the_boards_agenda(cases) -> None:
    case = cases.remedial()
    waiting = list(agenda(cases.panel, cases.days.today))
    assert [one.due for one in waiting] == [case.notices.get().ends_on]
