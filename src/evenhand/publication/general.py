"""The pages that are one of a kind: home, lists, search, methods, data, downloads and the rest."""

from dataclasses import replace
from typing import Any

from evenhand.common.language import gettext as _
from evenhand.pages import addresses
from evenhand.pages.edition import Edition
from evenhand.pages.frame import Frame
from evenhand.pages.presenters import lists
from evenhand.pages.presenters.about import DownloadsView, data_view, methods_view
from evenhand.pages.presenters.lists import Link, StrandLinks
from evenhand.pages.presenters.search import SearchView
from evenhand.publication.columns import DICTIONARY
from evenhand.publication.tables import write_tables
from evenhand.publication.writing import Writer


def write_general_pages(writer: Writer) -> int:
    """Write every page that is one of a kind, and the lists; return how many."""
    edition, release = writer.edition, writer.release
    practices = list(writer.practices.values())
    pages: list[tuple[str, Frame, Any]] = [
        ("home", home_frame(edition), lists.home_view(edition, practices)),
        (
            "search",
            search_frame(edition),
            SearchView(None, (), 0, lists.part_links(lists.BROWSINGS[0], practices)),
        ),
        ("areas", _frame(edition, "Areas", addresses.AREAS, "areas"), lists.area_links(edition)),
        (
            "indicators",
            _frame(edition, "Indicators", addresses.INDICATORS, "indicators"),
            lists.strand_links(edition),
        ),
        (
            "methods",
            _frame(edition, "How to read these pages", addresses.METHODS, "methods"),
            methods_view(edition),
        ),
        (
            "data",
            _frame(edition, "Where the figures come from", addresses.DATA),
            data_view(edition, release.manifest),
        ),
        ("downloads", _frame(edition, "Downloads", addresses.DOWNLOADS), downloads_view(edition)),
        ("accessibility", _frame(edition, "Accessibility", addresses.ACCESSIBILITY), None),
        ("corrections", _frame(edition, "Corrections", addresses.CORRECTIONS), None),
        ("not_found", edition.frame("Page not found", "404.html"), None),
    ]
    written = sum(writer.page(*page) for page in pages)
    write_tables(writer)
    return written + _write_lists(writer)


def _write_lists(writer: Writer) -> int:
    edition, practices = writer.edition, list(writer.practices.values())
    links = [(browsing.title, lists.part_links(browsing, practices)) for browsing in lists.BROWSINGS]
    written = writer.page("practices", _frame(edition, "Practices", addresses.PRACTICES, "practices"), links)
    for browsing, (_title, others) in zip(lists.BROWSINGS, links, strict=True):
        for part, some in lists.parts(browsing, practices).items():
            view = lists.browse_view(browsing, part, some, others)
            written += writer.page("browse", lists.browse_frame(edition, browsing, part), view)
    return written


def home_frame(edition: Edition) -> Frame:
    """Return the frame of the first page."""
    frame = edition.frame("", addresses.HOME, section="home", description=edition.framework.summary)
    return replace(frame, title=frame.service_name)


def search_frame(edition: Edition) -> Frame:
    """Return the frame of the search page."""
    return _frame(edition, _("Search"), addresses.SEARCH, "search")


def downloads_view(edition: Edition) -> DownloadsView:
    """Return the links of the downloads page; a link's address lacks its ending, which is .csv or .json."""
    strands = tuple(
        StrandLinks(
            strand.title,
            strand.question,
            tuple(
                Link(link.text, link.address.replace("index.html", link.address.split("/")[1]))
                for link in strand.links
            ),
        )
        for strand in lists.strand_links(edition)
    )
    areas = tuple(
        Link(name, addresses.area_file(code, "csv").removesuffix(".csv"))
        for code, name in edition.areas.items()
    )
    dictionary = {
        _(file_name): {name: _(DICTIONARY[file_name][name]) for name in columns}
        for file_name, columns in DICTIONARY.items()
    }
    return DownloadsView(strands, areas, dictionary)


def _frame(edition: Edition, title: str, address: str, section: str = "") -> Frame:
    return edition.frame(title, address, section=section)
