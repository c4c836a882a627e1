"""What surrounds every page: its title, its place in the site and the edition it belongs to."""

from dataclasses import dataclass

from evenhand.pages import addresses


@dataclass(frozen=True)
class Crumb:
    """A step of the way from home to a page. `address` is from the site's root."""

    text: str
    address: str


@dataclass(frozen=True)
class Frame:
    """The head, header and footer of a page. `address` is its own, from the site's root."""

    title: str
    address: str
    product_name: str
    edition: str
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    description: str = ""

    @property
    def root(self) -> str:
        """How this page reaches the site's root."""
        return addresses.root_of(self.address)

    @property
    def service_name(self) -> str:
        """The product's name as a heading."""
        return f"{self.product_name[:1].upper()}{self.product_name[1:]}s"
