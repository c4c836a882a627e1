"""Practices as links in alphabetical order, the only order practices are ever listed in."""

from collections.abc import Iterable
from dataclasses import dataclass

from evenhand.pages import addresses
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words, place_words


@dataclass(frozen=True)
class PracticeLink:
    """A practice in a list: its name, its code, where it is, and where its page is."""

    name: str
    code: str
    place: str
    address: str
    is_closed: bool


def practice_link(practice: Row) -> PracticeLink:
    """Return the link to one practice."""
    return PracticeLink(
        name=name_words(practice["name"]) or practice["code"],
        code=practice["code"],
        place=place_words(practice["town"], practice["postcode"]),
        address=addresses.practice(practice["code"]),
        is_closed=practice["status"] == "closed",
    )


def practice_links(practices: Iterable[Row]) -> tuple[PracticeLink, ...]:
    """Return links to `practices`, by name and then code."""
    return tuple(sorted(map(practice_link, practices), key=lambda link: (link.name.casefold(), link.code)))
