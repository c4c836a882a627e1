"""The pack: every guard of a step with the papers that show whether it holds (R-26)."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.concerns.guards import Shown
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import Guard, Transition, state_of
from evenhand.cycle.machine.tables import Asked


@dataclass(frozen=True)
class Held:
    """A guard as it stands now: its rule, its sentence, whether it holds, and its papers."""

    rule: str
    sentence: str
    holds: bool
    papers: tuple[str, ...]


@dataclass(frozen=True)
class NextStep:
    """A step that leaves the state a case is in, with what it needs. `is_viewers` is whether it is theirs to take."""

    name: str
    title: str
    to: str
    roles: tuple[str, ...]
    needs_reason: bool
    is_viewers: bool
    guards: tuple[Held, ...]

    @property
    def is_ready(self) -> bool:
        """Whether every guard holds already, before anything is filled in."""
        return all(one.holds for one in self.guards)


def next_steps(viewer: Viewer, case: Case) -> tuple[NextStep, ...]:
    """Return every step from here, for both sides to see, with the guards that hold now and those that do not yet."""
    drafts = {one.kind: one.pk for one in case.notices.order_by("pk")}
    return tuple(
        NextStep(
            one.name,
            one.title,
            one.to,
            tuple(sorted(one.roles)),
            one.needs_reason,
            viewer.role in one.roles,
            tuple(_held(guard, _asked(viewer, case, drafts.get(one.to))) for guard in one.guards),
        )
        for one in CASE.leaving(state_of(CASE, case))
        if one.name != "overturned"
    )


def _asked(viewer: Viewer, case: Case, notice: int | None) -> Asked:
    person = viewer.person.pk if viewer.person else None
    evidence = {} if notice is None else {"notice": notice}
    return Asked(case, viewer.role, person, timezone.now(), "", evidence)


def _held(guard: Guard, asked: Asked) -> Held:
    return Held(guard.rule, guard.sentence, guard.holds(asked), papers_of(guard, asked.thing))


def papers_of(guard: Guard, case: Case) -> tuple[str, ...]:
    """Return the papers of a case that belong to a guard."""
    return tuple(guard.papers(case)) if isinstance(guard, Shown) else ()


def criteria_of(case: Case, transition: Transition) -> list[dict[str, Any]]:
    """Return each criterion of a step with what was found for it, ready to be kept with the move.

    A step is only taken where all of them hold, so that of one without papers that is what was found.
    """
    holds = _("It was looked at and holds.")
    return [
        {"rule": one.rule, "criterion": one.sentence, "found": list(papers_of(one, case)) or [holds]}
        for one in transition.guards
    ]
