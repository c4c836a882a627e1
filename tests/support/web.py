"""People of every role at made-up organisations, and clients signed in as them. The release is the judged one.

The fixtures are in :mod:`support.web_fixtures`: `released`, `people`, `signed_in`, `visitor`, `nothing_shown`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client

from evenhand.accounts import actions
from evenhand.accounts.models import Holding, Organisation, Person
from evenhand.accounts.roles import KIND_OF, Role
from evenhand.accounts.viewer import Viewer

PASSWORD: Final = "three words together"
BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"
OTHER: Final = {"00A": "00B", "Z80001": "Z80003", "LMC1": "LMC2", "Y99": "Y98", "SITE": "SITE"}
"""By an organisation's code: another of its kind, whose rows are never the first one's."""

NAMES: Final = {
    "00A": "NHS Fernshire",
    "00B": "NHS Ashdale",
    "Z80001": "Alder Surgery",
    "Z80003": "St Cedd’s Health Centre",
    "LMC1": "Fernshire LMC",
    "LMC2": "Ashdale LMC",
    "Y99": "The East",
    "Y98": "The West",
    "SITE": "This site",
}
AREAS: Final = {"LMC1": ["00A"], "LMC2": ["00B"], "Y99": ["00A"], "Y98": ["00B"]}
USUAL: Final = {
    "commissioner": "00A",
    "practice": "Z80001",
    "lmc": "LMC1",
    "region": "Y99",
    "installation": "SITE",
}
"""The code of the organisation a role is held at, by its kind, unless a test says where."""


@dataclass
class MadePeople:
    """People by role and organisation, made when first asked for; the administrator is there from the start.

    They have held their roles since a day, today unless it is said.
    """

    administrator: Viewer
    since: date | None = None
    _held: dict[tuple[str, str], Holding] = field(default_factory=dict)

    def organisation(self, role: str, at: str | None = None) -> Organisation:
        """Return the organisation of a role: the usual one of its kind, or the one with the code `at`."""
        kind = KIND_OF[role]
        code = at or USUAL[kind]
        return actions.organisation(kind, code, NAMES.get(code, code), AREAS.get(code))

    def holding(self, role: str, at: str | None = None) -> Holding:
        """Return the role held by the person who holds it there."""
        if role == Role.ADMINISTRATOR and self.administrator.holding:
            return self.administrator.holding
        organisation = self.organisation(role, at)
        key = (str(role), organisation.code)
        if key not in self._held:
            person = self.person(f"{role}@{organisation.code.lower()}.example", f"Ms {role.capitalize()}")
            self._held[key] = actions.give_role(self.administrator, person, organisation, role, self.since)
        return self._held[key]

    def viewer(self, role: str, at: str | None = None) -> Viewer:
        """Return somebody who looks in a role; `public` for somebody unknown."""
        if role == "public":
            return Viewer.public()
        holding = self.holding(role, at)
        return Viewer(holding.person, holding)

    def person(self, email: str, name: str = "Ms Somebody", password: str = PASSWORD) -> Person:
        """Return a person with this address who holds no role yet, made if not there."""
        found = Person.objects.filter(email=email).first()
        return found or Person.objects.create_user(email, password, name=name)

    def client(self, role: str = "public", at: str | None = None) -> Client:
        """Return a client signed in as who holds the role; one that nobody is signed in with for `public`."""
        client = Client()
        if role != "public":
            client.force_login(self.holding(role, at).person, backend=BACKEND)
        return client


def close(answer: Any) -> None:
    """Close an answer that is a file, and leave the database alone, as the client does while it asks.

    Django ends a request by closing connections; on PostgreSQL the test's own would be closed with it.
    """
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


def made_people() -> MadePeople:
    """Make the administrator, and from there everybody else as they are asked for."""
    person = actions.first_administrator("administrator@site.example", "Ms Administrator", PASSWORD)
    return MadePeople(Viewer(person, person.holdings.select_related("organisation").get()))
