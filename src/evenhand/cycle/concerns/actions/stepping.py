"""Steps of a case, with what follows from them: who took part, that the LMC is told, what the practice reads."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.actions.papers import tell
from evenhand.cycle.concerns.kinds import NoticeKind
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.concerns.pack import criteria_of
from evenhand.cycle.concerns.policies import check_side, refusals_recorded, take_part
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import Move, move
from evenhand.cycle.machine.clock import Clock
from evenhand.cycle.tasks.actions import assign

PAPERS: Final = ("clinician", "minute", "cumulative", "repeat_of")
"""The texts that a step may ask for besides its reason."""


def step(
    viewer: Viewer,
    case: Case,
    name: str,
    *,
    reason: str = "",
    papers: Mapping[str, str] | None = None,
    notice: int | None = None,
    seen_state: str | None = None,
) -> Move:
    """Take a step of a case. Refused, with every guard that does not hold, where it may not be taken.

    `notice` is the draft that was read, for a step that gives one. Each guard is kept with the move beside what was
    found for it (R-26).
    """
    with refusals_recorded(viewer, name, case.practice, case.pk):
        check_side(viewer, case, Role.PERFORMANCE, Role.BOARD)
    given = papers or {}
    evidence: dict[str, Any] = {
        one: str(given.get(one, "")).strip()[:4000] for one in PAPERS if str(given.get(one, "")).strip()
    }
    transition = CASE.by_name.get(name)
    if transition is not None:
        evidence["criteria"] = criteria_of(case, transition)
        if transition.to in NoticeKind.values and notice is not None:
            evidence["notice"] = notice

    def also(made: Move) -> None:
        take_part(viewer, case)
        if name == "act-on-safety":
            for lmc in facts.lmcs_of(case.commissioner):
                tell(viewer, case, lmc.code, _("Patients are in danger: {why}").format(why=reason)[:2000])
        _tell_practice(viewer, case, made)

    return move(
        viewer, CASE, case, name, reason=reason[:2000], evidence=evidence, practice=case.practice,
        seen_state=seen_state, also=also,
    )  # fmt: skip


def _tell_practice(viewer: Viewer, case: Case, made: Move) -> None:
    link = f"/desk/our-cases/{case.pk}/#move-{made.number}"
    title = f"{case.title}: {CASE.states[made.to_state]}"
    assign(viewer, case.practice, "read-letter", title, timezone.localdate(), link)


def overturn(case: Case) -> Move:
    """Close a case whose notice was overturned. Nobody makes this step: it follows from the determination."""
    criteria = criteria_of(case, CASE.by_name["overturned"])
    return move(Clock(), CASE, case, "overturned", practice=case.practice, evidence={"criteria": criteria})
