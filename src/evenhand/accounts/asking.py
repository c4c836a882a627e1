"""Asking for something: done in one transaction and in turn, and what may not be done is recorded as asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar, cast

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.audit import in_turn, record
from evenhand.accounts.models import HoldingEnd
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed

P = ParamSpec("P")
R = TypeVar("R")
_LONGEST_ACTION: Final = 60
_LONGEST_REASON: Final = 1000


def has_ended(viewer: Viewer) -> bool:
    """Whether the role acted in has ended, as the database has it now and not when the viewer was made."""
    return (
        viewer.holding is not None
        and HoldingEnd.objects.filter(holding=viewer.holding.pk, ends_on__lte=timezone.localdate()).exists()
    )


@contextmanager
def asking(
    viewer: Viewer, what: str, thing: str, *, practice: str = "", number: object = ""
) -> Iterator[None]:
    """Do what is inside in one transaction, in turn. Where it may not be done, that and why not is an event.

    NotAllowed in a role that has ended. Inside another of these the refusal is recorded by the outer one, whose
    transaction is taken back with all that is inside.
    """
    try:
        with in_turn():
            if has_ended(viewer):
                raise NotAllowed(_("the role you act in has ended"), received=str(viewer.holding))
            yield
    except NotAllowed as refusal:
        with in_turn():
            rules = [*getattr(refusal, "rules", ())]
            after = {"rules": rules} if rules else None
            record_refusal(viewer, what, thing, str(refusal), practice=practice, number=number, after=after)
        raise


def record_refusal(
    viewer: Viewer,
    what: str,
    thing: str,
    why: str,
    *,
    practice: str = "",
    number: object = "",
    after: Any = None,
) -> None:
    """Record that something was asked for and refused, with the sentence that was answered."""
    action = f"was refused: {what}"[:_LONGEST_ACTION]
    record(viewer, action, thing, number, practice=practice, reason=why[:_LONGEST_REASON], after=after)


def refused_at_the_door(viewer: Viewer, thing: str, address: str, why: str) -> None:
    """Record that a form was sent to an address and refused before any action was asked.

    Of somebody who acts in no role it is about people and roles, so that the administrator reads it.
    """
    with in_turn():
        about = thing if viewer.holding else "people and roles"
        record_refusal(viewer, "a form", about, f"{address}: {why}")


def about_it(viewer: Viewer, thing: Any = None, *_: Any, **__: Any) -> tuple[str, object]:
    """Return the practice and the number of what an action is called with after its viewer."""
    return str(getattr(thing, "practice", "")), getattr(thing, "pk", "")


def asks(
    what: str, thing: str, about: Callable[..., tuple[str, object]] = about_it
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function whose first argument is the viewer one that asks (see :func:`asking`).

    `about` is called with the function's own arguments and returns the practice and the number for the record.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def asked(*given: P.args, **named: P.kwargs) -> R:
            practice, number = about(*given, **named)
            viewer = cast(Viewer, given[0])
            with asking(viewer, what, thing, practice=practice, number=number):
                return function(*given, **named)

        return asked

    return decorate
