"""Write the pages of the catalogue into a site: its own, or a release's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evenhand.pages import addresses
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.frame import Frame
from evenhand.pages.presenters.catalogue import guide, listing
from evenhand.pages.presenters.catalogue.context_entry import (
    case_mix_frame,
    context_frame,
    present_case_mix,
    present_context,
)
from evenhand.pages.presenters.catalogue.framework_entry import framework_frame, present_framework
from evenhand.pages.presenters.catalogue.indicator_entry import entry_frame, present_entry
from evenhand.publication.page_files import write_page

_Page = tuple[str, Frame, Any]
"""A template's name, the page's frame, and its view."""


def write_catalogue_pages(edition: CatalogueEdition, site: Path) -> int:
    """Write every page of the catalogue; return how many."""
    return sum(
        write_page(site, f"catalogue/{template}", frame, view)
        for pages in (_general(edition), _definitions(edition))
        for template, frame, view in pages
    )


def _general(edition: CatalogueEdition) -> Iterator[_Page]:
    yield "index", edition.frame(edition.title, edition.index_address), listing.index_view(edition)
    groups = {
        "framework": listing.by_framework(edition),
        "source": listing.by_source(edition),
        "basis": listing.by_basis(edition),
    }
    for by, view in groups.items():
        section = "frameworks" if by == "framework" else "catalogue"
        yield "groups", edition.frame(view.title, addresses.catalogue_list(by), section=section), view
    contexts = edition.frame("Contexts", addresses.CATALOGUE_CONTEXTS, section="contexts")
    yield "contexts", contexts, listing.contexts_view(edition)
    safeguards = edition.frame("Safeguards", addresses.SAFEGUARDS, section="safeguards")
    yield "safeguards", safeguards, guide.safeguards_view()
    about = edition.frame("How to read a definition", addresses.CATALOGUE_GUIDE, section="guide")
    yield "guide", about, guide.guide_view()


def _definitions(edition: CatalogueEdition) -> Iterator[_Page]:
    for indicator in edition.indicators.values():
        yield "indicator", entry_frame(edition, indicator), present_entry(edition, indicator)
    for framework in edition.frameworks.values():
        yield "framework", framework_frame(edition, framework), present_framework(edition, framework)
    for context in edition.contexts.values():
        yield "context", context_frame(edition, context), present_context(edition, context)
    for chosen in edition.case_mixes.values():
        yield "context", case_mix_frame(edition, chosen), present_case_mix(edition, chosen)
