"""Who is looking, and in which role: the one door to rows. What a viewer may not see, it does not give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django.db.models import Q

from evenhand.accounts.models import Event, Holding, Organisation, Person
from evenhand.accounts.permissions import may
from evenhand.accounts.roles import MACHINE, PUBLIC, OrganisationKind, Role

Row = Mapping[str, Any]

ABOUT_THE_SITE: Final = ("people and roles", "releases")
"""The things an administrator reads the record of: none of a practice's or a case's."""

BETWEEN_PRACTICES: Final = "consent to be named"
"""What practices agree to among themselves: whoever may not know of it does not read it in the record either."""


@dataclass(frozen=True)
class Viewer:
    """A person in one of their roles, a person in none, or the public.

    `holding` is the role acted in. Everything a page shows of the database, and every practice it shows whole, is
    reached through the properties and methods here.
    """

    person: Person | None = None
    holding: Holding | None = None
    at_the_machine: bool = False

    @classmethod
    def public(cls) -> Self:
        """Return whoever has not signed in."""
        return cls()

    @classmethod
    def machine(cls) -> Self:
        """Return whoever runs commands on the machine itself."""
        return cls(at_the_machine=True)

    @property
    def role(self) -> str:
        """The role acted in; the public's for a person who acts in none."""
        if self.at_the_machine:
            return MACHINE
        return self.holding.role if self.holding else PUBLIC

    @property
    def organisation(self) -> Organisation | None:
        """The organisation acted for."""
        return self.holding.organisation if self.holding else None

    @property
    def organisation_code(self) -> str:
        """Its code; empty for the public."""
        return self.holding.organisation.code if self.holding else ""

    @property
    def is_signed_in(self) -> bool:
        """Whether this is a person we know."""
        return self.person is not None

    def may(self, right: str, thing: str) -> bool:
        """Whether the role has a right on a kind of thing (:mod:`evenhand.accounts.permissions`)."""
        return may(self.role, right, thing)

    @property
    def area_codes(self) -> frozenset[str]:
        """The commissioners' areas whose practices are this viewer's; none for a practice and the public."""
        if self.organisation is None:
            return frozenset()
        if self.organisation.kind == OrganisationKind.COMMISSIONER:
            return frozenset({self.organisation.code, *self.organisation.areas})
        if self.organisation.kind in (OrganisationKind.LMC, OrganisationKind.REGION):
            return frozenset(self.organisation.areas)
        return frozenset()

    def sees_whole(self, practice: Row) -> bool:
        """Whether a practice's whole profile, before publication and with true counts, is this viewer's to see."""
        if not self.may("read", "whole profile"):
            return False
        if self.role == Role.PRACTICE:
            return bool(practice["code"] == self.organisation_code)
        return practice.get("commissioner") in self.area_codes

    def practices(self, practices: Iterable[Row]) -> list[Row]:
        """Return those of `practices` (rows of a release) that are this viewer's, in their order.

        A practice's own, an area's for its commissioner, LMC and region; none for the public.
        """
        if self.role == Role.PRACTICE:
            return [row for row in practices if row["code"] == self.organisation_code]
        return [row for row in practices if row.get("commissioner") in self.area_codes]

    @property
    def holdings(self) -> list[Holding]:
        """The roles the person holds today, to choose the one to act in."""
        if self.person is None:
            return []
        held = self.person.holdings.select_related("organisation", "end").order_by("pk")
        return [one for one in held if one.is_current]

    @property
    def events(self) -> "EventsOfViewer":
        """The record as far as this viewer may read it."""
        return EventsOfViewer(self)


@dataclass(frozen=True)
class EventsOfViewer:
    """The events a viewer may read: what was done in or about their organisation and its practices, and no other's.

    An administrator, who runs the site and is of no commissioner, reads what is about people, roles and releases.
    """

    viewer: Viewer

    def latest(
        self, number: int = 100, *, practices: Iterable[str] = (), before: int | None = None
    ) -> list[Event]:
        """Return the last events, newest first. `practices` are the codes of the viewer's own.

        With `before`, those before the event of that number.
        """
        if not self.viewer.may("read", "audit log"):
            return []
        found = Event.objects.select_related("actor").order_by("-sequence").filter(self._own(practices))
        if not self.viewer.may("read", BETWEEN_PRACTICES):
            found = found.exclude(thing=BETWEEN_PRACTICES)
        if before is not None:
            found = found.filter(sequence__lt=before)
        return list(found[:number])

    def _own(self, practices: Iterable[str]) -> Q:
        code = self.viewer.organisation_code
        if self.viewer.role == Role.ADMINISTRATOR:
            return Q(thing__in=ABOUT_THE_SITE)
        if self.viewer.role == Role.PRACTICE:
            return Q(practice=code) | Q(organisation=code)
        codes = [*practices]
        own = Q(organisation__in=[code, *self.viewer.area_codes])
        return own | Q(practice__in=codes) | Q(organisation__in=codes)
