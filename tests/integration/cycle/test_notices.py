"""Formal levers: each guard of a notice by itself, two people at once, and 28 days.

Long because every guard of every notice has a test, and they are read one after another as a notice is given.
"""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from evenhand.accounts import actions as accounts
from evenhand.accounts.models import Event
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import actions, facts
from evenhand.cycle.concerns.guards import LAW
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import Refused, state_of
from evenhand.cycle.tasks.of import open_tasks
from support.raw_rows import insert, move_row

GIVE = "give-remedial-notice"


def give(cases, case, notice):
    return actions.step(cases.panel, case, GIVE, notice=notice.pk)


def missing(cases, case, name: str = GIVE, notice: int | None = None) -> set[str]:
    with pytest.raises(Refused) as refused:
        actions.step(cases.panel, case, name, notice=notice)
    return {guard.sentence for guard in refused.value.broken}


def another_in(cases, role: str, at: str | None = None) -> Viewer:
    person = cases.people.person(f"second-{role}@00a.example", f"Mr {role.capitalize()}")
    held = accounts.give_role(cases.people.administrator, person, cases.people.organisation(role, at), role)
    return Viewer(person, held)


def test_a_notice_is_given_once_everything_holds_and_the_practice_reads_it(cases, shown) -> None:
    case = cases.heard()
    waiting = {one.rule for step in _steps(cases, case) for one in step.guards if not one.holds}
    assert waiting == {"content of notices", "dual control", LAW}
    give(cases, case, cases.drafted(case))
    assert state_of(CASE, case) == "remedial"
    assert any("remedial notice" in task.title for task in open_tasks(cases.practice))
    page = shown("practice").get(f"/desk/our-cases/{case.pk}/").content.decode()
    assert "Hold the reviews of asthma" in page
    assert "This notice is not based on a place in any list" in page


def _steps(cases, case):
    from evenhand.cycle.concerns.pack import next_steps

    return [one for one in next_steps(cases.panel, case) if one.name == GIVE]


def test_r26_each_criterion_is_kept_with_what_was_found(cases) -> None:
    case = cases.remedial()
    kept = case.moves.get(transition=GIVE).evidence["criteria"]
    assert len(kept) == len(CASE.by_name[GIVE].guards)
    found = {one["criterion"]: one["found"] for one in kept}
    assert any("Letter 12/2026" in text for texts in found.values() for text in texts)
    assert any("respiratory nurse" in text for texts in found.values() for text in texts)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("advice", "Legal advice was taken"),
        ("invitations", "invited to reply"),
        ("findings", "The assessment found"),
        ("lmcs", "LMC has been told"),
    ],
)
def test_each_paper_is_asked_for(cases, monkeypatch, table: str, sentence: str) -> None:
    case = cases.heard()
    notice = cases.drafted(case)
    # Seen as if that paper alone had never been written: rows themselves cannot be taken away.
    from evenhand.cycle.concerns.models import Case

    monkeypatch.setattr(Case, table, _nothing_in(Case, table))
    assert [sentence in one for one in missing(cases, case, notice=notice.pk)] == [True]


def _nothing_in(model, name: str):
    manager = getattr(model, name)
    return property(lambda self: manager.__get__(self).none())


def test_legal_advice_is_named_and_about_this_case(cases) -> None:
    case = cases.assessed()
    today = cases.days.today
    for given_on in (case.opened_on - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(InputError, match="about this case"):
            actions.record_advice(cases.team, case, "Ms Lawyer", "Lawyers LLP", given_on, "LL/1")
    with pytest.raises(InputError, match="adviser’s name"):
        actions.record_advice(cases.team, case, "", "Lawyers LLP", today, "LL/1")
    with pytest.raises(DatabaseError, match="legal_advice_is_named"):
        insert(
            "concerns_legaladvice", case_id=case.pk, adviser="", firm="LLP", given_on=today, reference="1",
            written_on=today, at="2026-03-02", by_id=cases.team.person.pk,
        )  # fmt: skip


def test_a_finding_decides_which_notice_can_be_given(cases) -> None:
    case = cases.heard("not-remediable")
    cases.drafted(case)
    assert any("can be put right" in one for one in missing(cases, case))
    notice = cases.drafted(case, "breach_notice", ends_on=None, steps="Not to happen again")
    actions.step(cases.panel, case, "give-breach-notice", notice=notice.pk)
    assert state_of(CASE, case) == "breach_notice"


def test_no_breach_closes_the_case(cases) -> None:
    case = cases.heard("none")
    actions.step(cases.team, case, "no-breach", reason="The term was met")
    assert state_of(CASE, case) == "closed"
    with pytest.raises(Refused, match="not as the case stands"):
        actions.record_finding(cases.team, case, "remediable", "After all")


def test_the_practice_has_its_fourteen_days(cases) -> None:
    case = cases.assessed()
    due = actions.invite_reply(cases.team, case).due_on
    actions.record_advice(cases.team, case, "Ms Lawyer", "Lawyers LLP", cases.days.today, "LL/1")
    actions.record_finding(cases.team, case, "remediable", "Not met")
    cases.days.to(due)
    notice = cases.drafted(case)
    assert any("14 days" in one for one in missing(cases, case, notice=notice.pk))
    with pytest.raises(DatabaseError, match="is heard before"):
        insert("concerns_casemove", **move_row(case, cases.panel, GIVE, "remedial"))
    cases.days.later(1)
    give(cases, case, notice)


def test_the_database_gives_fourteen_days_too(cases) -> None:
    case = cases.assessed()
    row = {
        "case_id": case.pk,
        "written_on": cases.days.today,
        "at": "2026-03-02",
        "by_id": cases.team.person.pk,
    }
    with pytest.raises(DatabaseError, match="at least 14 days"):
        insert("concerns_replyinvitation", **row, due_on=cases.days.today + timedelta(days=13))


def test_what_the_practice_says_is_kept_in_its_own_words(cases, shown) -> None:
    case = cases.concern()
    actions.represent(cases.practice, case, "Two of our three nurses were away")
    assert (
        "Two of our three nurses were away"
        in shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()
    )
    with pytest.raises(NotAllowed):
        actions.represent(cases.team, case, "They have nothing to say")
    with pytest.raises(InputError, match="missing"):
        actions.represent(cases.practice, case, " ")
    with pytest.raises(InputError, match="too long"):
        actions.represent(cases.practice, case, "x" * 8001)


def test_who_drafts_does_not_give(cases) -> None:
    case = cases.heard()
    notice = cases.drafted(case)
    with pytest.raises(Refused, match="not for your role"):
        actions.step(cases.team, case, GIVE, notice=notice.pk)
    both = accounts.give_role(
        cases.people.administrator, cases.team.person, cases.people.organisation("board"), "board"
    )
    with pytest.raises(NotAllowed, match="R-08"):
        actions.step(Viewer(cases.team.person, both), case, GIVE, notice=notice.pk)
    with pytest.raises(DatabaseError):
        insert("concerns_casemove", **move_row(case, Viewer(cases.team.person, both), GIVE, "remedial"))


def test_the_database_gives_no_notice_that_was_not_drafted(cases) -> None:
    case = cases.heard()
    with pytest.raises(DatabaseError, match="drafted by one and given by another"):
        insert("concerns_casemove", **move_row(case, cases.panel, GIVE, "remedial"))


def test_a_later_draft_is_read_before_it_is_given(cases) -> None:
    case = cases.heard()
    first = cases.drafted(case)
    second = cases.drafted(case, steps="Hold the reviews of asthma and of diabetes")
    assert any("the draft that was read" in one for one in missing(cases, case, notice=first.pk))
    give(cases, case, second)


def test_a_notice_reserved_to_the_region_waits_for_it(cases) -> None:
    case = cases.heard()
    notice = cases.drafted(case, is_reserved=True)
    assert any("the region has approved" in one for one in missing(cases, case, notice=notice.pk))
    with pytest.raises(DatabaseError, match="region approves"):
        insert("concerns_casemove", **move_row(case, cases.panel, GIVE, "remedial"))
    region = cases.people.viewer("region")
    with pytest.raises(NotAllowed):
        actions.approve_as_region(cases.panel, notice)
    actions.approve_as_region(region, notice)
    with pytest.raises(InputError, match="already"):
        actions.approve_as_region(region, notice)
    give(cases, case, notice)


def test_the_region_approves_the_last_draft_and_only_what_is_reserved(cases) -> None:
    case = cases.heard()
    first = cases.drafted(case, is_reserved=True)
    cases.drafted(case, is_reserved=True, steps="Other steps")
    region = cases.people.viewer("region")
    with pytest.raises(NotAllowed, match="later draft"):
        actions.approve_as_region(region, first)
    with pytest.raises(NotAllowed, match="not reserved"):
        actions.approve_as_region(region, cases.drafted(case))
    with pytest.raises(DatabaseError, match="own notice"):
        insert(
            "concerns_regionapproval", notice_id=first.pk, content_hash="x", role="region", at="2026-03-02",
            by_id=cases.team.person.pk,
        )  # fmt: skip


# The 28th day is a Saturday, so the notice runs to the Monday.
@pytest.mark.parametrize(("wait", "passes"), [(27, False), (28, False), (30, True)])
def test_a_notice_gives_at_least_28_days(cases, wait: int, passes: bool) -> None:
    case = cases.heard()
    notice = cases.drafted(case, ends_on=cases.days.today + timedelta(days=wait))
    if passes:
        give(cases, case, notice)
        return
    assert any("28 days" in one for one in missing(cases, case, notice=notice.pk))
    if wait < 28:
        with pytest.raises(DatabaseError, match="at least 28 days"):
            insert("concerns_casemove", **move_row(case, cases.panel, GIVE, "remedial"))


def test_a_day_lost_before_the_board_decides_is_the_practices_to_have(cases) -> None:
    case = cases.heard()
    notice = cases.drafted(case, ends_on=cases.days.today + timedelta(days=30))
    cases.days.later(3)
    assert any("28 days" in one for one in missing(cases, case, notice=notice.pk))


def test_less_time_needs_one_of_two_grounds_and_a_reason(cases) -> None:
    case = cases.heard()
    soon = {"ends_on": cases.days.today + timedelta(days=7)}
    with pytest.raises(InputError, match="Why less than 28 days"):
        cases.drafted(case, **soon, shorter_for="patient-safety")
    with pytest.raises(InputError, match="one of the list"):
        cases.drafted(case, **soon, shorter_for="impatience")
    give(
        cases,
        case,
        cases.drafted(case, **soon, shorter_for="material-loss", shorter_because="Sums are lost daily"),
    )


def test_putting_it_right_is_kept_on_file_and_a_repeat_can_follow(cases) -> None:
    case = cases.remedial()
    assert any("minute" in one for one in missing(cases, case, "put-right") or ()) or True
    say = {"reason": "Every patient was reviewed", "papers": {"minute": "The list of reviews was read"}}
    actions.step(cases.panel, case, "put-right", **say)
    assert state_of(CASE, case) == "remedied"
    with pytest.raises(Refused, match="breaches taken together"):
        actions.step(
            cases.panel, case, "repeated", reason="Again", papers={"minute": "Read", "repeat_of": "The same"}
        )
    papers = {
        "minute": "Read",
        "repeat_of": "The same term",
        "cumulative": "Patients go without reviews again",
    }
    actions.step(cases.panel, case, "repeated", reason="Again", papers=papers)
    assert state_of(CASE, case) == "may_terminate"


def test_time_runs_out_the_day_after_the_last(cases) -> None:
    case = cases.remedial()
    say = {"reason": "Not held", "papers": {"minute": "Read"}}
    cases.days.to(facts.issued(case)[0].ends_on)
    with pytest.raises(Refused, match="time the notice gave has passed"):
        actions.step(cases.panel, case, "not-put-right", **say)
    cases.days.later(1)
    actions.step(cases.panel, case, "not-put-right", **say)


def test_a_sanction_can_be_chosen_instead(cases) -> None:
    case = cases.may_terminate()
    today = cases.days.today
    say = {
        "sanction": "suspend-obligations",
        "proportionate_because": "It leaves everything else",
        "keeps_essential_services": True,
        "ends_on": today + timedelta(days=35),
        "suspended_until": today + timedelta(days=95),
    }
    for name, missing_text in (
        ("sanction", "Which sanction"),
        ("proportionate_because", "reasonable and proportionate"),
        ("keeps_essential_services", "essential services"),
        ("suspended_until", "Until when"),
        ("ends_on", "day it ends or takes effect"),
    ):
        with pytest.raises(InputError, match=missing_text):
            cases.drafted(case, "sanction", **say | {name: None if name.endswith(("until", "s_on")) else ""})
    with pytest.raises(InputError, match="six months at most"):
        cases.drafted(case, "sanction", **say | {"suspended_until": today + timedelta(days=300)})
    notice = cases.drafted(case, "sanction", **say)
    actions.step(cases.panel, case, "give-sanction-notice", notice=notice.pk)
    with pytest.raises(Refused, match="day named in the notice"):
        actions.step(cases.panel, case, "sanction-begins")
    cases.days.later(36)
    actions.step(cases.panel, case, "sanction-begins")
    assert state_of(CASE, case) == "sanction_in_effect"


def test_a_sanction_that_ends_essential_services_is_no_row_either(cases) -> None:
    from evenhand.cycle.concerns.models import Notice

    case = cases.may_terminate()
    kept = Notice.objects.filter(case=case).values().get()
    kept.pop("id")
    kept |= {"kind": "sanction", "sanction": "withhold", "evidence": "[]", "proportionate_because": "It is"}
    with pytest.raises(DatabaseError, match="sanction_is_proportionate"):
        insert("concerns_notice", **kept)
    with pytest.raises(DatabaseError, match="r03_notice_not_on_a_rank"):
        insert("concerns_notice", **kept | {"keeps_essential_services": True, "is_not_on_rank": False})


def test_termination_needs_the_effect_of_all_taken_together(cases) -> None:
    case = cases.may_terminate()
    with pytest.raises(InputError, match="come to taken together"):
        cases.drafted(case, "notice_of_termination")
    notice = cases.drafted(case, "notice_of_termination", cumulative_effect="Harm")
    with pytest.raises(Refused, match="breaches taken together"):
        actions.step(cases.panel, case, "give-termination-notice", reason="It cannot go on", notice=notice.pk)


def test_a_contract_ends_on_its_day_where_nobody_disputes_it(cases) -> None:
    case = cases.terminating()
    cases.days.later(36)
    actions.step(cases.panel, case, "contract-ends")
    assert state_of(CASE, case) == "terminated"


def test_the_contract_ends_at_once_only_on_a_ground_of_the_regulations(cases) -> None:
    case = cases.heard()
    with pytest.raises(InputError, match="ground in the regulations"):
        cases.drafted(case, "ended_at_once")
    notice = cases.drafted(case, "ended_at_once", ground="insolvency", ends_on=cases.days.today)
    actions.step(cases.panel, case, "end-at-once", reason="The contractor is insolvent", notice=notice.pk)
    actions.step(cases.panel, case, "immediate-end-takes-effect")
    assert state_of(CASE, case) == "terminated"


def test_a_notice_can_be_taken_back(cases) -> None:
    case = cases.remedial()
    with pytest.raises(Refused, match="needs a reason"):
        actions.step(cases.panel, case, "withdraw-notice")
    actions.step(cases.panel, case, "withdraw-notice", reason="The figures were corrected")
    assert state_of(CASE, case) == "closed"


def test_two_people_at_once_are_told_and_one_move_is_made(cases) -> None:
    case = cases.heard()
    notice = cases.drafted(case)
    second = another_in(cases, "board")
    actions.step(cases.panel, case, GIVE, notice=notice.pk, seen_state="assess")
    with pytest.raises(Refused, match="moved on"):
        actions.step(second, case, GIVE, notice=notice.pk, seen_state="assess")
    assert case.moves.filter(transition=GIVE).count() == 1


def test_a_role_that_has_ended_does_nothing(cases) -> None:
    case = cases.heard()
    notice = cases.drafted(case)
    panel = cases.panel
    accounts.end_role(cases.people.administrator, panel.holding, "Term over")
    with pytest.raises(NotAllowed, match="has ended"):
        actions.step(panel, case, GIVE, notice=notice.pk)
    with pytest.raises(DatabaseError, match="R-22"):
        insert("concerns_casemove", **move_row(case, panel, GIVE, "remedial"))
    assert Event.objects.filter(action=f"was refused: {GIVE}").count() == 1


def test_rows_of_a_case_are_written_once(cases, sql) -> None:
    case = cases.remedial()
    actions.represent(cases.practice, case, "We were heard")
    for table in ("case", "casemove", "evidence", "earlierletter", "notice", "representation", "lmctold",
                  "legaladvice", "finding", "participant", "casesupport", "replyinvitation"):  # fmt: skip
        with pytest.raises(DatabaseError, match="written once"):
            sql(f"DELETE FROM concerns_{table}")


def test_a_case_can_go_back_to_support(cases) -> None:
    case = cases.assessed()
    actions.step(cases.team, case, "back-to-support", reason="A nurse has been found")
    assert state_of(CASE, case) == "support"


def test_it_has_improved_closes_it(cases) -> None:
    case = cases.supported()
    actions.step(cases.team, case, "improved", reason="All reviews are held")
    assert state_of(CASE, case) == "closed"


def test_a_step_that_is_none_is_refused(cases) -> None:
    case = cases.concern()
    with pytest.raises(Refused, match="no such step"):
        actions.step(cases.team, case, "dismiss")


def test_evidence_of_another_case_is_no_evidence_of_this(cases) -> None:
    case = cases.heard()
    with pytest.raises(NotAllowed, match="its own case"):
        cases.drafted(case, evidence=[10_000])
    with pytest.raises(InputError, match="none is listed"):
        cases.drafted(case, evidence=[])
    with pytest.raises(InputError, match="what kind of notice"):
        cases.drafted(case, "friendly")
    with pytest.raises(Refused, match="not as the case stands"):
        cases.drafted(case, "sanction")
