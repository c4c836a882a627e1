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
    Entry(_("Work"), "/desk/"),
    Entry(_("Area overview"), "/desk/area/"),
    Entry(_("What is due"), "/desk/due/"),
    Entry(_("Data"), "/desk/data/"),
    Entry(_("Frameworks"), "/desk/frameworks/"),
    Entry(_("Agreements"), "/desk/agreements/"),
    Entry(_("Own scorecard"), "/desk/scorecard/"),
)
ENTRIES: Final[Mapping[str, tuple[Entry, ...]]] = {
    Role.PERFORMANCE: _COMMISSIONER,
    Role.COMMISSIONING: _COMMISSIONER,
    Role.FINANCE: _COMMISSIONER,
    Role.BOARD: _COMMISSIONER,
    Role.REGION: _COMMISSIONER,
    Role.AUDITOR: (*_COMMISSIONER, Entry(_("Record"), "/desk/record/")),
    Role.PRACTICE: (
        Entry(_("Work"), "/desk/"),
        Entry(_("Our profile"), "/desk/profile/"),
        Entry(_("Practices like us"), "/desk/twins/"),
        Entry(_("What we offer"), "/desk/offer/"),
        Entry(_("Our agreement"), "/desk/agreement/"),
        Entry(_("Record"), "/desk/record/"),
    ),
    Role.LMC: (
        Entry(_("Work"), "/desk/"),
        Entry(_("Practices together"), "/desk/together/"),
        Entry(_("Frameworks"), "/desk/frameworks/"),
        Entry(_("Check a card"), "/desk/card/"),
        Entry(_("Inbox"), "/desk/inbox/"),
    ),
    Role.ADMINISTRATOR: (
        Entry(_("Work"), "/desk/"),
        Entry(_("People"), "/desk/people/"),
        Entry(_("Releases"), "/desk/releases/"),
        Entry(_("Record"), "/desk/record/"),
    ),
}
"""By role. Somebody in no role chooses one first."""


def menu_of(viewer: Viewer) -> Menu:
    """Return a viewer's menu; none for the public."""
    acting = str(viewer.holding) if viewer.holding else ""
    return Menu(ENTRIES.get(viewer.role, ()), acting)
