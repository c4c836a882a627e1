"""Where a viewer can go: the entries of the second menu, by the role acted in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Entry:
    """A link of the menu."""

    text: "str | StrPromise"
    """In the language of whoever reads it, which is not known yet."""
    address: str


@dataclass(frozen=True)
class Menu:
    """The second menu: who acts for whom, and where they can go."""

    entries: tuple[Entry, ...]
    acting: str


_COMMISSIONER: Final = (
    Entry(_("Work"), "/work/"),
    Entry(_("Area overview"), "/work/area/"),
    Entry(_("What is due"), "/work/due/"),
    Entry(_("Data"), "/work/data/"),
    Entry(_("Frameworks"), "/work/frameworks/"),
    Entry(_("Agreements"), "/work/agreements/"),
    Entry(_("Own scorecard"), "/work/scorecard/"),
)
ENTRIES: Final[Mapping[str, tuple[Entry, ...]]] = {
    Role.PERFORMANCE: _COMMISSIONER,
    Role.COMMISSIONING: _COMMISSIONER,
    Role.FINANCE: _COMMISSIONER,
    Role.BOARD: _COMMISSIONER,
    Role.REGION: _COMMISSIONER,
    Role.AUDITOR: (*_COMMISSIONER, Entry(_("Record"), "/work/record/")),
    Role.PRACTICE: (
        Entry(_("Work"), "/work/"),
        Entry(_("Our profile"), "/work/profile/"),
        Entry(_("Practices like us"), "/work/twins/"),
        Entry(_("What we offer"), "/work/offer/"),
        Entry(_("Our agreement"), "/work/agreement/"),
        Entry(_("Record"), "/work/record/"),
    ),
    Role.LMC: (
        Entry(_("Work"), "/work/"),
        Entry(_("Practices together"), "/work/together/"),
        Entry(_("Frameworks"), "/work/frameworks/"),
        Entry(_("Check a card"), "/work/card/"),
        Entry(_("Inbox"), "/work/inbox/"),
    ),
    Role.ADMINISTRATOR: (
        Entry(_("Work"), "/work/"),
        Entry(_("People"), "/work/people/"),
        Entry(_("Releases"), "/work/releases/"),
        Entry(_("Record"), "/work/record/"),
    ),
}
"""By role. Somebody in no role chooses one first."""


def menu_of(viewer: Viewer) -> Menu:
    """Return a viewer's menu; none for the public."""
    acting = str(viewer.holding) if viewer.holding else ""
    return Menu(ENTRIES.get(viewer.role, ()), acting)
