"""The people of the demo: who they are, what they do, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from evenhand.accounts import actions
from evenhand.accounts.models import Holding, Person
from evenhand.accounts.roles import KIND_OF, OrganisationKind, Role
from evenhand.accounts.viewer import Viewer
from evenhand.demo.parts import Parts

PASSWORD: Final = "nothing-here-is-real"
"""Of everybody in the demo, and of nobody anywhere else."""
DOMAIN: Final = "demo.example"


@dataclass(frozen=True)
class Player:
    """Somebody to sign in as: the part of their address before the @, their name and role, and what they see first."""

    key: str
    name: str
    role: Role
    sees: str

    @property
    def email(self) -> str:
        """The address they sign in with."""
        return f"{self.key}@{DOMAIN}"


PLAYERS: Final = (
    Player("practice", "Grace Oduya", Role.PRACTICE, "its tasks, a preview of its figures, help, its review"),
    Player(
        "concern", "Owen Price", Role.PRACTICE, "an objective it wrote anew, and a case it is asked about"
    ),
    Player(
        "performance",
        "Priya Nair",
        Role.PERFORMANCE,
        "a challenge, an objective and a case that wait for her",
    ),
    Player("performance-2", "Peter Hale", Role.PERFORMANCE, "the same, for what takes two people"),
    Player("commissioning", "Carys Bevan", Role.COMMISSIONING, "the area and its calendar; no case (R-08)"),
    Player("finance", "Femi Ade", Role.FINANCE, "the area and its calendar; no case (R-08)"),
    Player("board", "Beatrice Lowe", Role.BOARD, "the area, and what the board approves"),
    Player("lmc", "Dr Leon Mistry", Role.LMC, "a framework to comment on, and what it was told"),
    Player("gp", "Dr Gita Rao", Role.PRACTICE, "the same as Grace Oduya"),
    Player("region", "Rhona Keane", Role.REGION, "the area as the region reads it"),
    Player("auditor", "Audrey Tor", Role.AUDITOR, "the record of who did what, and why"),
    Player("administrator", "Adam Stone", Role.ADMINISTRATOR, "people, their roles, and the releases"),
)
BY_KEY: Final = {one.key: one for one in PLAYERS}


class Cast:
    """The people by their keys. Those of other practices have their practice's code for a key."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def viewer(self, key: str) -> Viewer:
        """Return somebody who looks, in the one role they hold."""
        person = Person.objects.get(email=f"{key.lower()}@{DOMAIN}")
        holding = Holding.objects.select_related("organisation", "person", "end").get(person=person)
        return Viewer(person, holding)

    def at(self, practice: str) -> Viewer:
        """Return who speaks for a practice."""
        played = {self.parts.main: "practice", self.parts.concern: "concern"}
        return self.viewer(played.get(practice, practice))

    def at_words(self, player: Player) -> str:
        """Return for whom somebody acts: a practice by its name, else the role."""
        if player.role is Role.PRACTICE:
            return self.parts.names[self.parts.concern if player.key == "concern" else self.parts.main]
        return str(player.role.label)

    def enter(self, others: Iterable[str]) -> None:
        """Let everybody in by invitation, the administrator first, and who acts for `others`, practices by code."""
        first = BY_KEY["administrator"]
        actions.first_administrator(first.email, first.name, PASSWORD)
        invite = partial(self._invite, self.viewer(first.key))
        for player in PLAYERS:
            if player is not first:
                invite(player.email, player.name, player.role, *self._organisation(player), PASSWORD)
        for code in others:
            name = self.parts.names[code]
            # Nobody signs in as these: they are asked for nothing but what they did.
            invite(f"{code.lower()}@{DOMAIN}", f"The manager of {name}", Role.PRACTICE, code, name, None)

    def _organisation(self, player: Player) -> tuple[str, str]:
        parts = self.parts
        kind = KIND_OF[player.role]
        if kind is OrganisationKind.PRACTICE:
            code = parts.concern if player.key == "concern" else parts.main
            return code, parts.names[code]
        return {
            OrganisationKind.COMMISSIONER: (parts.commissioner, parts.commissioner_name),
            OrganisationKind.LMC: (parts.lmc, parts.lmc_name),
            OrganisationKind.REGION: (parts.region, parts.region_name),
        }[kind]

    def _invite(
        self,
        administrator: Viewer,
        email: str,
        name: str,
        role: Role,
        code: str,
        at: str,
        password: str | None,
    ) -> None:
        kind = KIND_OF[role]
        is_about = kind in (OrganisationKind.LMC, OrganisationKind.REGION)
        place = actions.organisation(kind, code, at, [self.parts.commissioner] if is_about else [])
        _, secret = actions.invite(administrator, email, name, place, role)
        actions.accept(secret, password)
