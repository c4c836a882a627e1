"""What somebody asks for on an agreement's page, as a call of the action it stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import QueryDict

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.of import objective_numbered
from evenhand.publication.installed import Opened
from evenhand.web.agreements.fields import terms_of

LONGEST_REASON: Final = 2000


@dataclass(frozen=True)
class Wanted:
    """What was asked for: by whom, of which agreement, with which fields, while which release is shown."""

    viewer: Viewer
    agreement: Any
    fields: QueryDict
    opened: Opened

    @property
    def reason(self) -> str:
        """Why, in the asker's words."""
        return self.fields.get("reason", "").strip()[:LONGEST_REASON]

    @property
    def objective(self) -> Any:
        """The objective it is about; InputError for one there is not."""
        number = self.fields.get("objective", "")
        found = objective_numbered(self.agreement, int(number)) if number.isdigit() else None
        if found is None:
            raise InputError("there is no such objective", received=number, remedy="Load the page again")
        return found

    @property
    def seen(self) -> int:
        """How many versions the page showed."""
        typed = self.fields.get("seen", "")
        return int(typed) if typed.isdigit() else -1


def take(wanted: Wanted) -> None:
    """Do what was asked for; InputError for a step there is not, and whatever its action refuses."""
    name = wanted.fields.get("step", "")
    if name in _STEPS:
        _STEPS[name](wanted)
    else:
        # A form without the field was edited: it has seen no state that an agreement is in.
        seen = wanted.fields.get("seen_state", "")
        actions.step(wanted.viewer, wanted.agreement, name, wanted.reason, seen)


def _terms(wanted: Wanted) -> Any:
    return terms_of(wanted.fields.dict(), wanted.opened)  # type: ignore[arg-type]


def _propose(wanted: Wanted) -> Any:
    return actions.propose(wanted.viewer, wanted.agreement, _terms(wanted), wanted.opened)


def _impose(wanted: Wanted) -> Any:
    return actions.impose(wanted.viewer, wanted.agreement, _terms(wanted), wanted.opened, wanted.reason)


def _counter(wanted: Wanted) -> Any:
    return actions.counter(
        wanted.viewer, wanted.objective, _terms(wanted), wanted.opened, wanted.seen, wanted.reason
    )


def _sign(wanted: Wanted) -> Any:
    typed = wanted.fields.get("signed_on", "")
    try:
        signed_on = date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise InputError("the day of signing is no day", received=typed) from error
    return actions.sign(wanted.viewer, wanted.agreement, wanted.fields.get("content_hash", ""), signed_on)


_STEPS: Final[Mapping[str, Callable[[Wanted], Any]]] = {
    "propose": _propose,
    "impose": _impose,
    "counter": _counter,
    "agree-objective": lambda one: actions.agree(one.viewer, one.objective, one.seen),
    "withdraw-objective": lambda one: actions.withdraw(one.viewer, one.objective, one.seen, one.reason),
    "sign": _sign,
}
