"""The search page, the same with results from a server, with a script, or with neither."""

from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext
from evenhand.pages.presenters.lists import Link
from evenhand.pages.presenters.practice_links import PracticeLink

MOST_RESULTS = 50


@dataclass(frozen=True)
class SearchView:
    """What the search page shows. `query` is None before anything was asked."""

    query: str | None
    results: tuple[PracticeLink, ...]
    found: int
    letters: tuple[Link, ...]

    @property
    def summary(self) -> str:
        """How many were found, in words."""
        if self.query is None:
            return ""
        if not self.found:
            said = _("No practice found for “{query}”. Check the spelling, or look in the lists below.")
            return said.format(query=self.query)
        said = ngettext(
            "{count} practice found for “{query}”.", "{count} practices found for “{query}”.", self.found
        ).format(count=f"{self.found:,}", query=self.query)
        if self.found <= len(self.results):
            return said
        more = _("The first {most} are shown: add a word.").format(most=MOST_RESULTS)
        return f"{said} {more}"
