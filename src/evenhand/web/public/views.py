"""The pages of the release shown, at the addresses the static site has them."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.cycle.challenges.of import said
from evenhand.pages import addresses
from evenhand.publication.installed import pages
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.public.finding import find
from evenhand.web.public.postcode_file import Gazetteer
from evenhand.web.public.profile import around_figures
from evenhand.web.public.validity import validity_view
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

THING = "public pages"
_OURS: Final = {"home": "public/home"}
"""Pages of a release to which the app has something to add, and the template that does."""


@require_safe
def general(request: HttpRequest, name: str) -> HttpResponse:
    """Show a page that is one of a kind."""
    viewer_with(request, "read", THING)
    shown = pages.general_page(opened_release(), name)
    return page(request, _OURS.get(name, shown.template), shown.frame, shown.view)


@require_safe
def practice(request: HttpRequest, code: str) -> HttpResponse:
    """Show a practice's profile."""
    viewer_with(request, "read", THING)
    opened = opened_release()
    shown = pages.practice_page(opened, code, said=said(practice=code.upper())) or nowhere()
    around = around_figures(opened, opened.practices[shown.view.code], request.build_absolute_uri("/"))
    return page(request, "public/practice", shown.frame, shown.view, around=around)


@require_safe
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """Show an indicator."""
    viewer_with(request, "read", THING)
    shown = pages.indicator_page(opened_release(), indicator, said=said(indicator=indicator)) or nowhere()
    return page(request, *shown)


@require_safe
def funnel(request: HttpRequest, indicator: str, area: str) -> HttpResponse:
    """Show an indicator's practices in an area."""
    viewer_with(request, "read", THING)
    shown = pages.funnel_page(opened_release(), indicator, area, said=said(indicator=indicator)) or nowhere()
    file = f"/indicators/{indicator}/areas/{area}/{area}"
    return page(request, "public/funnel", shown.frame, shown.view, file=file)


@require_safe
def area(request: HttpRequest, area: str) -> HttpResponse:
    """Show an area."""
    viewer_with(request, "read", THING)
    shown = pages.area_page(opened_release(), area) or nowhere()
    return page(request, "public/area", shown.frame, shown.view)


@require_safe
def browse(request: HttpRequest, by: str, part: str) -> HttpResponse:
    """Show a part of the list of practices."""
    viewer_with(request, "read", THING)
    shown = pages.browse_page(opened_release(), by, part) or nowhere()
    return page(request, *shown)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find practices by name, code or town, or the nearest to a postcode."""
    viewer_with(request, "read", THING)
    view = find(opened_release(), Gazetteer.of(settings.DATA), request.GET.get("q"))
    return page(
        request, "public/search", frame_of(_("Find a practice"), addresses.SEARCH, section="search"), view
    )


@require_safe
def validity(request: HttpRequest) -> HttpResponse:
    """Show whether the product keeps what it promises, where the truth is known."""
    viewer_with(request, "read", THING)
    return page(
        request, "public/validity", frame_of(_("Validity"), "validity/", section="methods"), validity_view()
    )
