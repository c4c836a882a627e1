"""Find a practice by what a visitor types."""

from evenhand.pages.frame import Frame
from evenhand.pages.presenters.lists import BROWSINGS, part_links
from evenhand.pages.presenters.practice_links import practice_link
from evenhand.pages.presenters.search import MOST_RESULTS, SearchView
from evenhand.publication.general import search_frame as frame_of_search
from evenhand.publication.installed import Opened
from evenhand.publication.search_index import found_by

LONGEST_QUERY = 200


def found_practices(opened: Opened, typed: str | None) -> SearchView:
    """Return what was found; the first practices in the order of their names, and how many there are."""
    letters = part_links(BROWSINGS[0], list(opened.practices.values()))
    query = (typed or "").strip()[:LONGEST_QUERY]
    if not query:
        return SearchView(None, (), 0, letters)
    found = found_by(query, opened.search_index)
    links = tuple(practice_link(opened.practices[entry.code]) for entry in found[:MOST_RESULTS])
    return SearchView(query, links, len(found), letters)


def search_frame(opened: Opened) -> Frame:
    """Return the frame of the search page."""
    return frame_of_search(opened.edition)
