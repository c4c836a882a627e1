"""Who may act in a case, and in what state; what is refused here is written in the record too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.utils.translation import gettext as _

from evenhand.accounts.asking import asking
from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Row, Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.models import Case, Participant
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import Refused, state_of

THING: Final = "case"
NOTICE: Final = "notice"
LONGEST: Final = 2000


@contextmanager
def refusals_recorded(viewer: Viewer, what: str, practice: str, number: object = "") -> Iterator[None]:
    """Do what is inside in one transaction, in turn; where it is refused, that it was asked for and why not is kept."""
    with asking(viewer, what, THING, practice=practice, number=number):
        yield


def check_holding(viewer: Viewer) -> Person:
    """Return who acts, in a role that is still held."""
    if viewer.person is None:
        raise NotAllowed(_("sign in first"))
    if viewer.holding is None or not viewer.holding.is_current:
        raise NotAllowed(_("the role you act in has ended"), received=str(viewer.holding))
    return viewer.person


def check_opener(viewer: Viewer, practice: Row) -> Person:
    """Return who may open a case about a practice: the performance team of its commissioner and nobody else (R-22)."""
    if viewer.role != Role.PERFORMANCE or not viewer.may("write", THING):
        raise NotAllowed(
            _(
                "cases are opened by the commissioner’s performance team: colleagues do not judge each other (R-22)"
            ),
            received=viewer.role,
        )
    person = check_holding(viewer)
    if not viewer.practices([practice]):
        raise NotAllowed(_("this practice is not of your area"), received=practice["code"])
    check_hats(person, str(practice["commissioner"]))
    return person


def check_hats(person: Person, commissioner: str) -> None:
    """Refuse somebody who plans services or holds money for the same commissioner (R-08)."""
    hats = facts.other_hats(person, commissioner)
    if hats:
        raise NotAllowed(
            _("who plans services or holds money has no part in a case (R-08)"), received=", ".join(hats)
        )


def check_side(viewer: Viewer, case: Case, *roles: str) -> Person:
    """Return who acts in a case in one of some roles; refuse another area's, and a second side of one case (R-08)."""
    if viewer.role not in roles:
        raise NotAllowed(_("this is not for your role"), received=viewer.role)
    person = check_holding(viewer)
    is_own = (
        case.practice == viewer.organisation_code
        if viewer.role == Role.PRACTICE
        else case.commissioner in viewer.area_codes
    )
    if not is_own:
        raise NotAllowed(_("this case is not of your area"), received=viewer.organisation_code)
    check_hats(person, case.commissioner)
    taken = facts.side_taken(case, person.pk)
    if taken not in ("", viewer.role):
        raise NotAllowed(
            _("you have acted on another side of this case, and nobody acts on two (R-08)"), received=taken
        )
    return person


def take_part(viewer: Viewer, case: Case) -> None:
    """Write down that a person acts in a case. Called by every action, in its transaction."""
    if viewer.person is not None:
        Participant.objects.get_or_create(case=case, person=viewer.person, defaults={"side": viewer.role})


def check_state(case: Case, states: frozenset[str], what: str) -> None:
    """Refuse what is not done in the state a case is in."""
    state = state_of(CASE, case)
    if state not in states:
        raise Refused(
            _("{what}: not as the case stands").format(what=what),
            received=CASE.states[state],
            remedy=_("Load the page again and see what there is to do now"),
        )


def said(text: str, what: str, most: int = LONGEST) -> str:
    """Return a text without what cannot be kept; InputError where nothing is left or it is too long."""
    kept = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not kept:
        raise InputError(_("{what}: this is missing").format(what=what), remedy=_("Write a few words"))
    if len(kept) > most:
        raise InputError(
            _("{what}: this is too long").format(what=what),
            received=_("{count} characters").format(count=f"{len(kept):,}"),
            remedy=_("Use at most {most}").format(most=f"{most:,}"),
        )
    return kept
