"""What waits for a viewer with a day on it, from every app of the cycle.

An app takes part by a function ``agenda(viewer, today)`` in its ``of`` that yields items: what waits for this viewer's
own side, no more. The apps do not know of each other, and no list of them is kept.
"""

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter

from evenhand.accounts.viewer import Viewer
from evenhand.common.modules import packages_with


@dataclass(frozen=True)
class AgendaItem:
    """Something to do by a day: what, where it is done, and the practice and indicator it is about, where it is."""

    what: str
    due: date
    address: str
    practice: str = ""
    indicator: str = ""


Agenda = Callable[[Viewer, date], Iterable[AgendaItem]]


@cache
def _agendas() -> tuple[Agenda, ...]:
    modules = [importlib.import_module(f"{name}.of") for name in packages_with("of", of="evenhand.cycle")]
    found = [getattr(module, "agenda", None) for module in modules]
    return tuple(one for one in found if one is not None)


def agenda_of(viewer: Viewer, today: date) -> list[AgendaItem]:
    """Return everything that waits for a viewer, soonest due first."""
    items = [item for agenda in _agendas() for item in agenda(viewer, today)]
    return sorted(items, key=attrgetter("due", "what", "practice", "indicator"))
