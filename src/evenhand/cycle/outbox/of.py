"""Messages as an administrator sees them: how many wait, and those of which nobody knows whether they were sent."""

from dataclasses import dataclass

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.outbox.models import Attempt, AttemptEnd
from evenhand.cycle.outbox.sending import uncertain, waiting


@dataclass(frozen=True)
class State:
    """How the outbox stands."""

    waiting: int
    sent: int
    refused: int
    uncertain: tuple[Attempt, ...]


def state_of_outbox(viewer: Viewer) -> State | None:
    """Return how the outbox stands; None for whoever is not an administrator."""
    if viewer.role != Role.ADMINISTRATOR:
        return None
    ends = AttemptEnd.objects
    return State(
        waiting=sum(1 for _ in waiting()),
        sent=ends.filter(outcome=AttemptEnd.Outcome.SENT).count(),
        refused=ends.filter(outcome=AttemptEnd.Outcome.REFUSED).count(),
        uncertain=tuple(uncertain()),
    )


def uncertain_attempt(viewer: Viewer, number: int) -> Attempt | None:
    """Return one uncertain attempt for an administrator."""
    if viewer.role != Role.ADMINISTRATOR:
        return None
    return next((one for one in uncertain() if one.pk == number), None)
