"""What a viewer sees of people: who holds which role, since when, and who has been invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from evenhand.accounts.models import Holding, Invitation, Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer


@dataclass(frozen=True)
class RoleHeld:
    """A role somebody holds or held: what it is called, since when, and how it ended if it did."""

    id: int
    text: str
    since: date
    ended_on: date | None
    reason: str

    @property
    def is_current(self) -> bool:
        """Whether it has not ended."""
        return self.ended_on is None


@dataclass(frozen=True)
class Known:
    """Somebody with an account, and their roles, the newest first."""

    id: int
    name: str
    email: str
    is_open: bool
    roles: tuple[RoleHeld, ...]

    @property
    def current(self) -> tuple[RoleHeld, ...]:
        """The roles that have not ended."""
        return tuple(role for role in self.roles if role.is_current)


@dataclass(frozen=True)
class Invited:
    """Somebody who has been invited and has not joined yet."""

    name: str
    email: str
    text: str
    until: datetime


def people_of(viewer: Viewer) -> list[Known]:
    """Return the people a viewer may know of, by name: their organisation's, or all for an administrator."""
    return _known(_people(viewer))


def person_of(viewer: Viewer, person_id: int) -> Known | None:
    """Return one of them; None where there is nobody that this viewer may know of."""
    found = _known(_people(viewer).filter(pk=person_id))
    return found[0] if found else None


def invited_of(viewer: Viewer) -> list[Invited]:
    """Return the invitations that can still be accepted, the newest first."""
    waiting = Invitation.objects.filter(used_at__isnull=True, expires_at__gt=timezone.now())
    if not viewer.may("read", "people and roles"):
        return []
    if viewer.role != Role.ADMINISTRATOR:
        waiting = waiting.filter(organisation=viewer.organisation)
    return [
        Invited(one.name, one.email, f"{one.get_role_display()}, {one.organisation}", one.expires_at)
        for one in waiting.select_related("organisation").order_by("-sent_at")
    ]


def holding_of(viewer: Viewer, holding_id: int) -> Holding | None:
    """Return a role somebody holds, for an action on it; None where this viewer may not know of it."""
    people = _people(viewer)
    return (
        Holding.objects.select_related("person", "organisation", "end")
        .filter(pk=holding_id, person__in=people)
        .first()
    )


def account_of(viewer: Viewer, person_id: int) -> Person | None:
    """Return somebody's account, for an action on it; None where this viewer may not know of it."""
    return _people(viewer).filter(pk=person_id).first()


def _people(viewer: Viewer) -> QuerySet[Person]:
    if not viewer.may("read", "people and roles"):
        return Person.objects.none()
    own = Q() if viewer.role == Role.ADMINISTRATOR else Q(holdings__organisation=viewer.organisation)
    return Person.objects.filter(own).distinct().order_by("name", "pk")


def _known(people: QuerySet[Person]) -> list[Known]:
    held = Holding.objects.filter(person__in=people).select_related("organisation", "end").order_by("-pk")
    by_person: dict[int, list[Holding]] = {}
    for one in held:
        by_person.setdefault(one.person_id, []).append(one)
    return [
        Known(one.pk, one.name, one.email, one.is_active, tuple(_roles(by_person.get(one.pk, ()))))
        for one in people
    ]


def _roles(held: Iterable[Holding]) -> Iterable[RoleHeld]:
    for one in held:
        end = getattr(one, "end", None)
        yield RoleHeld(
            one.pk, str(one), one.begins_on, end.ends_on if end else None, end.reason if end else ""
        )
