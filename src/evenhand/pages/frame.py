"""What surrounds every page: its title, its place in the site and the edition it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import gettext as _
from evenhand.common.language import noop
from evenhand.pages import addresses
from evenhand.pages.words import PRODUCT_NAME


@dataclass(frozen=True)
class Crumb:
    """A step of the way from home to a page. `address` is from the site's root."""

    text: str
    address: str


def translated(crumbs: Iterable[Crumb]) -> tuple[Crumb, ...]:
    """Return crumbs in the reader's language: pages name those above them once, and in English. A name stays."""
    return tuple(Crumb(_(one.text), one.address) for one in crumbs)


@dataclass(frozen=True)
class MenuItem:
    """A step of the menu: the section it leads to, its text in English and its address from the site's root."""

    section: str
    text: str
    address: str


SITE_MENU: Final = (
    MenuItem("search", noop("Search"), addresses.SEARCH),
    MenuItem("practices", noop("Practices"), addresses.PRACTICES),
    MenuItem("areas", noop("Areas"), addresses.AREAS),
    MenuItem("indicators", noop("Indicators"), addresses.INDICATORS),
    MenuItem("methods", noop("How to read"), addresses.METHODS),
)
SITE_FOOTER: Final = (
    Crumb(noop("How to read these pages"), addresses.METHODS),
    Crumb(noop("Where the figures come from"), addresses.DATA),
    Crumb(noop("What the indicators are"), addresses.CATALOGUE),
    Crumb(noop("Downloads"), addresses.DOWNLOADS),
    Crumb(noop("Corrections"), addresses.CORRECTIONS),
    Crumb(noop("Accessibility"), addresses.ACCESSIBILITY),
)
SITE_TERMS: Final = noop(
    "Contains public sector information licensed under the Open Government Licence v3.0."
)


@dataclass(frozen=True)
class Frame:
    """The head, header and footer of a page. `address` is its own, from the site's root.

    `service` names the site where that is not made from the product's name; `terms` are those of its figures. The texts
    of `menu` and `footer`, and `terms`, are in English, and translated where they are shown.
    """

    title: str
    address: str
    product_name: str
    edition: str
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    description: str = ""
    menu: tuple[MenuItem, ...] = SITE_MENU
    footer: tuple[Crumb, ...] = SITE_FOOTER
    terms: str = SITE_TERMS
    service: str = ""

    @property
    def root(self) -> str:
        """How this page reaches the site's root."""
        return addresses.root_of(self.address)

    @property
    def service_name(self) -> str:
        """The site's name as a heading."""
        if self.service:
            return self.service
        if self.product_name == PRODUCT_NAME:
            return _("Practice profiles")
        # A name that an installation chose for itself is the same in every language.
        return f"{self.product_name[:1].upper()}{self.product_name[1:]}s"
