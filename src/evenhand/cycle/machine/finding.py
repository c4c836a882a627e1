"""Many things by the state they are in, read in one query however many there are."""

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from evenhand.cycle.machine.tables import Machine


def in_states(machine: Machine, things: QuerySet[Any], states: Collection[str]) -> QuerySet[Any]:
    """Return those of some things that are in one of `states`, each with its state as ``state_now``.

    Where the last move led, as :func:`~evenhand.cycle.machine.moving.state_of` says it of one. A thing that has been
    moved since it was read still carries what was so then.
    """
    moves: Any = things.model._meta.get_field("moves").related_model
    last = moves.objects.filter(thing=OuterRef("pk")).order_by("-number").values("to_state")[:1]
    now = Coalesce(Subquery(last), Value(machine.initial))
    return things.annotate(state_now=now).filter(state_now__in=states)
