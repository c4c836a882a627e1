"""The search page, the same with results from a server, with a script, or with neither."""

from dataclasses import dataclass

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
            return f"No practice found for “{self.query}”. Check the spelling, or look in the lists below."
        more = f" The first {MOST_RESULTS} are shown: add a word." if self.found > len(self.results) else ""
        return f"{self.found:,} practice{'' if self.found == 1 else 's'} found for “{self.query}”.{more}"
