"""What the indicators are: the catalogue's pages of the release shown, at the addresses the static site has them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evenhand.common import language
from evenhand.common.language import gettext as _
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
from evenhand.publication.definition_code import codes_of_release
from evenhand.publication.installed import Opened
from evenhand.publication.known_sources import measure_facts
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.rendering import page
from evenhand.web.serving import opened_release


class Made(NamedTuple):
    """How a page of the catalogue is made: its template, and what gives its frame and its view."""

    template: str
    frame: Callable[[], Frame]
    view: Callable[[], Any]


_KEPT: "WeakKeyDictionary[Opened, dict[str, tuple[CatalogueEdition, Mapping[str, Made]]]]" = (
    WeakKeyDictionary()
)
"""By release and language."""


def catalogue_of(opened: Opened) -> CatalogueEdition:
    """Return the catalogue of a release's own definitions."""
    return _kept(opened)[0]


def _kept(opened: Opened) -> tuple[CatalogueEdition, Mapping[str, Made]]:
    found = _KEPT.setdefault(opened, {})
    if language.code() not in found:
        edition = CatalogueEdition.of_release(
            opened.edition, codes_of_release(opened.public), measure_facts()
        )
        found[language.code()] = (edition, {**_general(edition), **_definitions(edition)})
    return found[language.code()]


@require_safe
def catalogue(request: HttpRequest, path: str = "") -> HttpResponse:
    """Show a page of the catalogue."""
    viewer_with(request, "read", "catalogue")
    address = f"catalogue/{path.strip('/')}/index.html".replace("//", "/")
    made = _kept(opened_release())[1].get(address) or nowhere()
    return page(request, f"catalogue/{made.template}", made.frame(), made.view())


def _general(edition: CatalogueEdition) -> dict[str, Made]:
    def framed(title: str, address: str, section: str = "catalogue") -> Callable[[], Frame]:
        return partial(edition.frame, title, address, section=section)

    lists = {"framework": listing.by_framework, "source": listing.by_source, "basis": listing.by_basis}
    made = {
        addresses.CATALOGUE: Made(
            "index", framed(edition.title, addresses.CATALOGUE), partial(listing.index_view, edition)
        ),
        addresses.CATALOGUE_CONTEXTS: Made(
            "contexts",
            framed(_("Contexts"), addresses.CATALOGUE_CONTEXTS),
            partial(listing.contexts_view, edition),
        ),
        addresses.SAFEGUARDS: Made(
            "safeguards", framed(_("Safeguards"), addresses.SAFEGUARDS), guide.safeguards_view
        ),
        addresses.CATALOGUE_GUIDE: Made(
            "guide", framed(_("How to read a definition"), addresses.CATALOGUE_GUIDE), guide.guide_view
        ),
    }
    for by, make in lists.items():
        address, view = addresses.catalogue_list(by), partial(make, edition)
        made[address] = Made("groups", partial(_titled, edition, address, view), view)
    return made


def _titled(edition: CatalogueEdition, address: str, view: Callable[[], Any]) -> Frame:
    return edition.frame(view().title, address)


def _definitions(edition: CatalogueEdition) -> dict[str, Made]:
    kinds: tuple[tuple[str, str, Mapping[str, Any], Callable[..., Frame], Callable[..., Any]], ...] = (
        ("indicator", "indicator", edition.indicators, entry_frame, present_entry),
        ("framework", "framework", edition.frameworks, framework_frame, present_framework),
        ("context", "context", edition.contexts, context_frame, present_context),
        ("case_mix", "context", edition.case_mixes, case_mix_frame, present_case_mix),
    )
    return {
        addresses.definition(kind, name): Made(
            template, partial(frame, edition, definition), partial(present, edition, definition)
        )
        for kind, template, definitions, frame, present in kinds
        for name, definition in definitions.items()
    }
