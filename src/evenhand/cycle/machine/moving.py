"""The one writer of moves: checks the table, the role and every guard, and writes the move with its event."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, models
from django.utils import timezone

from evenhand.accounts.asking import has_ended, record_refusal
from evenhand.accounts.audit import in_turn, record
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed
from evenhand.cycle.machine.database import sentence_of
from evenhand.cycle.machine.rows import Move
from evenhand.cycle.machine.tables import Asked, Guard, Machine, Transition


class Refused(NotAllowed):
    """A move that is not made. `broken` are all the guards that do not hold; none where it is for another reason."""

    def __init__(self, what: str, broken: tuple[Guard, ...] = (), **told: Any) -> None:
        self.broken = broken
        self.rules = tuple(guard.rule for guard in broken)
        super().__init__(what, **told)


def state_of(machine: Machine, thing: Any) -> str:
    """Return the state a thing is in: where its last move led, or the machine's initial state."""
    last = thing.moves.order_by("-number").values_list("to_state", flat=True).first()
    return machine.initial if last is None else str(last)


def move(
    viewer: Viewer,
    machine: Machine,
    thing: models.Model,
    name: str,
    *,
    reason: str = "",
    evidence: Mapping[str, Any] | None = None,
    practice: str = "",
    seen_state: str | None = None,
    also: Callable[[Move], object] | None = None,
) -> Move:
    """Make a move and return it, in one transaction with its event and with what `also` does.

    Everybody's moves are made in turn. Inside a transaction of the caller's, that it was refused would be taken back
    with it, unless the caller asks too (:mod:`evenhand.accounts.asking`).

    Parameters
    ----------
    viewer
        who asks, in which role.
    machine, thing, name
        the table, the row that moves (it has ``moves``), and the transition's name.
    reason, evidence
        why, in words, and papers ready for JSON; both are kept with the move.
    practice
        the code of the practice it is about, for the record.
    seen_state
        the state the asker saw. Where the thing has moved since, they are told and nothing happens.
    also
        what else is written with the move, both or neither.

    Refused, with every guard that does not hold, where it may not be made, be it by the table or by the database
    itself; that it was asked for is recorded too.
    """
    given = dict(evidence or {})
    try:
        with in_turn():
            locked = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
            made = _made(viewer, machine, locked, name, reason.strip(), given, practice, seen_state)
            if also is not None:
                also(made)
            return made
    except Refused as refusal:
        _keep(viewer, machine, thing, name, practice, refusal)
        raise
    except IntegrityError as error:
        said = sentence_of(error)
        if said is None:
            raise Refused(
                "somebody else moved this at the same moment", remedy="Load the page again"
            ) from error
        by_database = Refused(said)
        _keep(viewer, machine, thing, name, practice, by_database)
        raise by_database from error


def _last_moment(thing: Any) -> Any:
    return thing.moves.order_by("-number").values_list("at", flat=True).first()


def _keep(
    viewer: Viewer, machine: Machine, thing: models.Model, name: str, practice: str, refusal: Refused
) -> None:
    rules = {"rules": list(refusal.rules)}
    with in_turn():
        record_refusal(
            viewer, name, machine.name, str(refusal), practice=practice, number=thing.pk, after=rules
        )


def _made(
    viewer: Viewer,
    machine: Machine,
    thing: Any,
    name: str,
    reason: str,
    evidence: dict[str, Any],
    practice: str,
    seen_state: str | None,
) -> Move:
    if name not in machine.by_name:
        raise Refused("there is no such step", received=name)
    state = state_of(machine, thing)
    if seen_state is not None and seen_state != state:
        raise Refused(
            "this has moved on since you saw it",
            received=machine.states[state],
            remedy="Load the page again and see what there is to do now",
        )
    transition = _allowed(machine, name, state, viewer, reason)
    asked = Asked(
        thing, viewer.role, viewer.person.pk if viewer.person else None, timezone.now(), reason, evidence
    )
    broken = tuple(guard for guard in transition.guards if not guard.holds(asked))
    if broken:
        sentences = " ".join(f"{guard.sentence.rstrip('.')} ({guard.rule})." for guard in broken)
        raise Refused(sentences.rstrip("."), broken)
    last = _last_moment(thing)
    if last is not None and asked.at < last:
        raise Refused(
            "a step is not dated before the one it follows",
            received=asked.at.isoformat(),
            remedy="Set the clock of this computer right",
        )
    if has_ended(viewer):
        raise Refused("the role you act in has ended", received=str(viewer.holding))
    return _written(viewer, machine, transition, asked, state, practice)


def _written(
    viewer: Viewer, machine: Machine, transition: Transition, asked: Asked, state: str, practice: str
) -> Move:
    made: Move = asked.thing.moves.create(
        number=asked.thing.moves.count() + 1,
        transition=transition.name,
        from_state=state,
        to_state=transition.to,
        at=asked.at,
        by=viewer.person,
        role=viewer.role,
        reason=asked.reason,
        evidence=dict(asked.evidence),
    )
    record(
        viewer,
        transition.name,
        machine.name,
        asked.thing.pk,
        practice=practice,
        reason=asked.reason[:1000],
        before={"state": state},
        after={"state": transition.to, "evidence": dict(asked.evidence)},
    )
    return made


def _allowed(machine: Machine, name: str, state: str, viewer: Viewer, reason: str) -> Transition:
    transition = machine.by_name[name]
    if state not in transition.sources:
        raise Refused(f"{transition.title} is no step from here", received=machine.states[state])
    if viewer.role not in transition.roles:
        raise Refused(f"{transition.title} is not for your role", received=viewer.role)
    if transition.needs_reason and not reason:
        raise Refused(f"{transition.title} needs a reason", remedy="Say why in a few words")
    return transition
