"""The list of a commissioner's agreements, in words: practices by name, never by anything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agreements.of import first_year, signature_due
from evenhand.cycle.agreements.tables import AGREEMENT
from evenhand.cycle.machine import state_of
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words
from evenhand.publication.installed import Opened

if TYPE_CHECKING:
    from evenhand.cycle.agreements.models import Agreement

_TALKS_FROM: Final = 11
"""From November the year that is talked about is the next one."""


@dataclass(frozen=True)
class Listed:
    """A practice in the list."""

    name: str
    address: str
    meaning: str


@dataclass(frozen=True)
class ListView:
    """The practices of the area with their agreements of a year."""

    title: str
    due: str
    practices: tuple[Listed, ...]
    years: tuple[tuple[int, str], ...]
    may_roll: bool


def planning_year(today: date) -> int:
    """Return the year whose agreements are talked about on a day."""
    year = first_year(today)
    return year + 1 if today.month >= _TALKS_FROM or today.month <= 3 else year


def year_words(year: int) -> str:
    """Return a year as people write it: 2027-28."""
    return f"{year}-{(year + 1) % 100:02}"


def present_list(
    viewer: Viewer, opened: Opened, found: "Sequence[Agreement]", year: int, today: date
) -> ListView:
    """Return the list of a year."""
    shown: dict[str, Agreement] = {}
    for one in found:
        before = shown.get(one.practice)
        if before is None or (one.is_rolled and state_of(AGREEMENT, before) == "lapsed"):
            shown[one.practice] = one
    rows = [row for row in viewer.practices(opened.practices.values()) if row["status"] == "open"]
    listed = [
        Listed(
            name_words(row["name"]),
            f"/desk/agreements/{row['code']}/{year}/",
            _meaning(shown.get(row["code"])),
        )
        for row in rows
    ]
    due = signature_due(viewer.organisation_code, year)
    return ListView(
        year_words(year),
        day_words(due),
        tuple(sorted(listed, key=lambda one: one.name)),
        tuple((one, year_words(one)) for one in (year - 1, year + 1)),
        viewer.role == Role.PERFORMANCE and today > due,
    )


def _meaning(agreement: "Agreement | None") -> str:
    if agreement is None:
        return _("Not begun")
    if agreement.is_rolled:
        return _("Last year’s goes on, because nobody signed another")
    return _(AGREEMENT.states[state_of(AGREEMENT, agreement)])
