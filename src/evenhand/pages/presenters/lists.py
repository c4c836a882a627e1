"""Home and the lists that lead everywhere without a search: areas, indicators, practices by name, town and postcode."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.common.language import noop
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.pages import addresses
from evenhand.pages.edition import Edition, Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.names import name_words
from evenhand.pages.presenters.budget import BudgetView, present_budget
from evenhand.pages.presenters.practice_links import PracticeLink, practice_links

ELSEWHERE = "other"
"""The part of a list for names that begin with no letter and practices without a town or postcode."""

_POSTCODE_AREA = re.compile(r"^[A-Za-z]{1,2}(?=\d)")


@dataclass(frozen=True)
class Link:
    """A link with, where it helps, a line under it."""

    text: str
    address: str
    hint: str = ""


@dataclass(frozen=True)
class StrandLinks:
    """A strand's indicators as links."""

    title: str
    question: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class HomeView:
    """What the first page shows."""

    summary: str
    practices: str
    budget: BudgetView | None
    areas: tuple[Link, ...]
    strands: tuple[StrandLinks, ...]
    letters: tuple[Link, ...]


@dataclass(frozen=True)
class BrowseView:
    """A page of the list of practices: groups (a town, a letter) of links."""

    heading: str
    others: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[PracticeLink, ...]], ...]


@dataclass(frozen=True)
class Browsing:
    """One way of listing practices: its name, the part each practice falls in, and the group within the part.

    Name and headings are written in English; `title` and `heading` are in the language of whoever reads them.
    """

    by: str
    written_title: str
    written_heading: str
    written_heading_of_others: str
    part_of: Callable[[Row], str]
    group_of: Callable[[Row], str]

    @property
    def title(self) -> str:
        """What practices are listed by."""
        return _(self.written_title)

    def heading(self, part: str) -> str:
        """Return the heading of one part of the list."""
        if part == ELSEWHERE:
            return _(self.written_heading_of_others)
        return _(self.written_heading).format(part=part)


def _first_letter(text: str | None) -> str:
    first = (text or "").strip()[:1].upper()
    return first if first.isascii() and first.isalpha() else ELSEWHERE


def _postcode_area(practice: Row) -> str:
    found = _POSTCODE_AREA.match(practice["postcode"] or "")
    return found[0].upper() if found else ELSEWHERE


BROWSINGS = (
    Browsing(
        "name",
        noop("name"),
        noop("Practices by name: {part}"),
        noop("Practices by name: other"),
        lambda row: _first_letter(row["name"]),
        lambda row: "",
    ),
    Browsing(
        "town",
        noop("town"),
        noop("Practices by town: {part}"),
        noop("Practices by town: other"),
        lambda row: _first_letter(row["town"]),
        lambda row: name_words(row["town"]) or _("Town not known"),
    ),
    Browsing(
        "postcode",
        noop("postcode area"),
        noop("Practices by postcode area: {part}"),
        noop("Practices by postcode area: other"),
        _postcode_area,
        lambda row: "",
    ),
)


def home_view(edition: Edition, practices: Sequence[Row]) -> HomeView:
    """Return the view of the first page."""
    still_open = sum(row["status"] != "closed" for row in practices)
    return HomeView(
        summary=edition.framework.summary,
        practices=f"{still_open:,}",
        budget=present_budget(edition),
        areas=area_links(edition),
        strands=strand_links(edition),
        letters=part_links(BROWSINGS[0], practices),
    )


def area_links(edition: Edition) -> tuple[Link, ...]:
    """Return links to all areas in alphabetical order."""
    return tuple(Link(name, addresses.area(code)) for code, name in edition.areas.items())


def strand_links(edition: Edition) -> tuple[StrandLinks, ...]:
    """Return links to all indicators, strand by strand."""
    framework: FrameworkDefinition = edition.framework
    return tuple(
        StrandLinks(
            strand.title,
            strand.question,
            tuple(
                Link(definition.title, addresses.indicator(definition.id), definition.question)
                for member in strand.indicators
                if (definition := edition.indicators.get(member.indicator))
            ),
        )
        for strand in framework.strands
    )


def parts(browsing: Browsing, practices: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the practices of each part of a way of listing, parts in alphabetical order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for practice in practices:
        found[browsing.part_of(practice)].append(practice)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == ELSEWHERE, pair[0])))


def part_links(browsing: Browsing, practices: Iterable[Row]) -> tuple[Link, ...]:
    """Return links to the parts of a way of listing."""
    return tuple(
        Link(_("Other") if part == ELSEWHERE else part, addresses.browse(browsing.by, part))
        for part in parts(browsing, practices)
    )


def browse_frame(edition: Edition, browsing: Browsing, part: str) -> Frame:
    """Return the frame of one part of a list."""
    return edition.frame(
        browsing.heading(part),
        addresses.browse(browsing.by, part),
        section="practices",
        crumbs=[Crumb(_("Practices"), addresses.PRACTICES)],
    )


def browse_view(
    browsing: Browsing, part: str, practices: Sequence[Row], others: tuple[Link, ...]
) -> BrowseView:
    """Return the view of one part: its practices grouped, in alphabetical order; `others` lead to the other parts."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for practice in practices:
        groups[browsing.group_of(practice)].append(practice)
    shown = [(name, practice_links(groups[name])) for name in sorted(groups, key=str.casefold)]
    return BrowseView(browsing.heading(part), others, tuple(shown))
