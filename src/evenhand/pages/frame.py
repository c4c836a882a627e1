"""What surrounds every page: its title, its place in the site and the edition it belongs to."""

from dataclasses import dataclass
from typing import Final

from evenhand.pages import addresses


@dataclass(frozen=True)
class Crumb:
    """A step of the way from home to a page. `address` is from the site's root."""

    text: str
    address: str


@dataclass(frozen=True)
class MenuItem:
    """A step of the menu: the section it leads to, its text and its address from the site's root."""

    section: str
    text: str
    address: str


SITE_MENU: Final = (
    MenuItem("search", "Search", addresses.SEARCH),
    MenuItem("practices", "Practices", addresses.PRACTICES),
    MenuItem("areas", "Areas", addresses.AREAS),
    MenuItem("indicators", "Indicators", addresses.INDICATORS),
    MenuItem("methods", "How to read", addresses.METHODS),
)
SITE_FOOTER: Final = (
    Crumb("How to read these pages", addresses.METHODS),
    Crumb("Where the figures come from", addresses.DATA),
    Crumb("What the indicators are", addresses.CATALOGUE),
    Crumb("Downloads", addresses.DOWNLOADS),
    Crumb("Corrections", addresses.CORRECTIONS),
    Crumb("Accessibility", addresses.ACCESSIBILITY),
)
SITE_TERMS: Final = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True)
class Frame:
    """The head, header and footer of a page. `address` is its own, from the site's root.

    `service` names the site where that is not made from the product's name; `terms` are those of its figures.
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
        return self.service or f"{self.product_name[:1].upper()}{self.product_name[1:]}s"
