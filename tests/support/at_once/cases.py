"""Cases on which two people act at once."""

from datetime import timedelta
from typing import Any

from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.models import Case, CaseMove, Dispute
from support.at_once.running import at_once, client_of
from support.at_once.scene import Scene
from support.made_frameworks import another


def _steps(case: Case) -> list[str]:
    return list(case.moves.order_by("number").values_list("transition", flat=True))


def two_give_one_notice(scene: Scene) -> dict[str, Any]:
    case = scene.cases.heard()
    notice = scene.cases.drafted(case)

    def giving(viewer: Any) -> Any:
        return lambda: actions.step(
            viewer, case, "give-remedial-notice", notice=notice.pk, seen_state="assess"
        )

    told = at_once(giving(scene.cases.panel), giving(another(scene.people, "board")), CaseMove)
    return {"told": told, "steps": _steps(case)[-1:], "moves": case.moves.count()}


def evidence_comes_while_the_notice_is_given(scene: Scene) -> dict[str, Any]:
    case = scene.cases.heard()
    notice = scene.cases.drafted(case)

    def give() -> Any:
        return actions.step(scene.cases.panel, case, "give-remedial-notice", notice=notice.pk)

    def attach() -> Any:
        return actions.attach(scene.team, scene.contracted, case, "figure", indicator="phone-waits")

    return {"told": at_once(give, attach, CaseMove), "evidence": case.evidence.count()}


def _ending(scene: Scene) -> Case:
    """Return a case whose contract can end today."""
    case = scene.cases.terminating()
    notice = case.notices.get(kind="notice_of_termination")
    scene.days.to(notice.ends_on + timedelta(days=1))
    return case


def the_practice_disputes_while_the_contract_ends(scene: Scene) -> dict[str, Any]:
    case = _ending(scene)

    def dispute() -> Any:
        return actions.raise_dispute(scene.practice, case, "The figures are wrong")

    def end() -> Any:
        return actions.step(scene.cases.panel, case, "contract-ends")

    return {"told": at_once(dispute, end, Dispute), "steps": _steps(case)[-1:]}


def a_dispute_is_won_while_the_notice_is_taken_back(scene: Scene) -> dict[str, Any]:
    case = _ending(scene)
    dispute = actions.raise_dispute(scene.practice, case, "The figures are wrong")

    def concede() -> Any:
        return actions.dispute_step(scene.cases.panel, dispute, "concede", reason="The practice is right")

    def take_back() -> Any:
        return actions.step(
            another(scene.people, "board"), case, "withdraw-notice", reason="It was a mistake"
        )

    return {"told": at_once(concede, take_back, CaseMove), "steps": _steps(case)[-1:]}


def two_move_one_case_on_its_page(scene: Scene) -> dict[str, Any]:
    case = scene.cases.assessed()
    form = {"step": "back-to-support", "reason": "There is more to offer", "seen": "assess"}
    clients = [client_of(one.person) for one in (scene.team, another(scene.people, "performance"))]
    acts = [lambda client=client: client.post(f"/desk/cases/{case.pk}/step/", form) for client in clients]
    return {"told": at_once(acts[0], acts[1], CaseMove), "steps": _steps(case)[-1:]}


SCENARIOS = (
    two_give_one_notice,
    evidence_comes_while_the_notice_is_given,
    the_practice_disputes_while_the_contract_ends,
    a_dispute_is_won_while_the_notice_is_taken_back,
    two_move_one_case_on_its_page,
)
