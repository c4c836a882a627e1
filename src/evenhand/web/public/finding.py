"""Find a practice: by its name, code or town, or the nearest to a postcode; as a list, and as a map beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from evenhand.pages.edition import Row
from evenhand.pages.presenters.lists import BROWSINGS, Link, part_links
from evenhand.pages.presenters.practice_links import PracticeLink, practice_link, practice_links
from evenhand.publication.installed import Opened
from evenhand.web.public.lookup import Lookup
from evenhand.web.public.nearness import Here, Positions, here_of, miles_between, miles_words, positions_of
from evenhand.web.public.picture import Mark, drawn
from evenhand.web.public.postcode_file import Gazetteer, Position
from evenhand.web.public.postcodes import Postcode, key_of, postcode_of
from evenhand.web.public.typed import LONGEST_QUERY, looked_for

MOST_RESULTS: Final = 50
NEAREST: Final = 20
WIDEST_MAP: Final = 40.0
"""Miles from end to end beyond which practices found by their words are not drawn: the map would say nothing."""


@dataclass(frozen=True)
class Found:
    """A practice found: its number in the map, its link and how far it is, both where known."""

    number: int
    link: PracticeLink
    distance: str


@dataclass(frozen=True)
class FindView:
    """What the search page shows. `said` is what was found, in sentences; `meant` are other spellings.

    `here` is the postcode that the map is about.
    """

    query: str
    said: tuple[str, ...]
    results: tuple[Found, ...]
    unplaced: tuple[PracticeLink, ...]
    map: Markup | None
    here: str
    meant: tuple[str, ...]
    letters: tuple[Link, ...]


def find(opened: Opened, gazetteer: Gazetteer | None, typed: str | None) -> FindView:
    """Return what was found for what a visitor typed."""
    query, cut = looked_for(typed)
    finder = _Finder(opened, positions_of(opened, gazetteer), query)
    if not query:
        return finder.view([], [])
    first = [_("Only the first %(most)s characters were looked at.") % {"most": LONGEST_QUERY}] if cut else []
    postcode = postcode_of(query)
    here = here_of(postcode, opened, gazetteer) if postcode else None
    if postcode and here:
        return finder.near(postcode, here)
    return finder.by_words(first, postcode)


@dataclass(frozen=True)
class _Finder:
    opened: Opened
    positions: Positions
    query: str

    def view(
        self, said: Sequence[str], results: Sequence[Found], *, unplaced: Sequence[PracticeLink] = (),
        picture: Markup | None = None, here: str = "", spellings: tuple[str, ...] = (),
    ) -> FindView:  # fmt: skip
        return FindView(
            self.query,
            tuple(said),
            tuple(results),
            tuple(unplaced),
            picture,
            here,
            spellings,
            part_links(BROWSINGS[0], list(self.opened.practices.values())),
        )

    def near(self, postcode: Postcode, here: Here) -> FindView:
        """Return the practices nearest to a postcode, and after them those of its district without a position."""
        still_open = {code: row for code, row in self.opened.practices.items() if row["status"] != "closed"}
        nearest = self.positions.nearest(here.position, still_open, NEAREST)
        results = [
            Found(number, practice_link(still_open[code]), miles_words(miles))
            for number, (code, miles) in enumerate(nearest, start=1)
        ]
        unplaced = practice_links(self._unplaced(postcode, still_open))
        picture = self._map(results, here.position, postcode.said)
        return self.view(
            _said_near(postcode, here, results),
            results,
            unplaced=unplaced,
            picture=picture,
            here=postcode.said,
        )

    def _unplaced(self, postcode: Postcode, still_open: Mapping[str, Row]) -> list[Row]:
        without = (row for code, row in still_open.items() if code not in self.positions.of)
        return [row for row in without if key_of(row["postcode"])[:-3] == postcode.district]

    def by_words(self, said: list[str], postcode: Postcode | None) -> FindView:
        """Return the practices that have every word typed, by name."""
        found = Lookup.of(self.opened).found_by(postcode.district if postcode else self.query)
        if postcode:
            there = [one for one in found if key_of(one.postcode)[:-3] == postcode.district]
            # Z8 may be the first half of a postcode, and the beginning of a code or a name.
            postcode = postcode if there or postcode.whole or not found else None
            found = there if postcode else found
        if postcode:
            said.append(_unknown(postcode, len(found)))
        links = [practice_link(self.opened.practices[entry.code]) for entry in found[:MOST_RESULTS]]
        results = [Found(number, link, "") for number, link in enumerate(links, start=1)]
        if not postcode:
            said.append(self._summary(len(found)))
        spellings = () if found or postcode else Lookup.of(self.opened).meant(self.query)
        return self.view(said, results, picture=self._map(results, None, ""), spellings=spellings)

    def _summary(self, found: int) -> str:
        if not found:
            return _(
                "No practice has “%(query)s” in its name, code, town or postcode. Try fewer words, or a part of one."
            ) % {"query": self.query}
        said = ngettext(
            "%(number)s practice found for “%(query)s”.", "%(number)s practices found for “%(query)s”.", found
        ) % {"number": f"{found:,}", "query": self.query}
        if found > MOST_RESULTS:
            said += " " + _("The first %(most)s by name are shown: add a word.") % {"most": MOST_RESULTS}
        return said

    def _map(self, results: Sequence[Found], here: Position | None, place: str) -> Markup | None:
        marks = [
            Mark(one.number, self.positions.of[one.link.code])
            for one in results
            if one.link.code in self.positions.of
        ]
        if not marks or (here is None and (len(marks) < 2 or _reach(marks) > WIDEST_MAP)):
            return None
        title = (
            _("Practices near %(place)s") % {"place": place}
            if here
            else _("Practices found for “%(query)s”") % {"query": self.query}
        )
        description = _(
            "Each number is the practice with that number in the list, where it lies. The list says the same."
        )
        return drawn(marks, here, title=title, description=description)


def _reach(marks: Sequence[Mark]) -> float:
    places = [mark.position for mark in marks]
    low = (min(one[0] for one in places), min(one[1] for one in places))
    return miles_between(low, (max(one[0] for one in places), max(one[1] for one in places)))


def _said_near(postcode: Postcode, here: Here, results: Sequence[Found]) -> list[str]:
    if not results:
        return [_("No practice whose position is known is open.")]
    said = _("The %(number)s practices nearest to %(place)s, nearest first.") % {
        "number": len(results),
        "place": postcode.said,
    }
    if not here.is_rough:
        return [said, _("Distances are straight lines; the way there is longer.")]
    if postcode.whole:
        return [
            _("We do not know %(postcode)s: check it. Distances are from the middle of %(district)s.")
            % {"postcode": postcode.whole, "district": postcode.district},
            said,
        ]
    return [
        said,
        _(
            "Distances are straight lines from the middle of %(district)s. Type the whole postcode for your own."
        )
        % {"district": postcode.district},
    ]


def _unknown(postcode: Postcode, found: int) -> str:
    if not found:
        return _(
            "We know no position for %(postcode)s and no practice there. Check it, or look for a town nearby."
        ) % {"postcode": postcode.said}
    return _("We know no position for %(postcode)s. Here are the practices in %(district)s by name.") % {
        "postcode": postcode.said,
        "district": postcode.district,
    }
