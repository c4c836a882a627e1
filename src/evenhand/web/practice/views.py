"""A practice's own figures: the first screen, the profile, one figure down to its rows, and the summary to print."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.cycle.offer.of import offer_of
from evenhand.cycle.tasks.of import open_tasks
from evenhand.documents.summary import summary_document
from evenhand.pages.frame import Crumb
from evenhand.publication.installed.pages import practice_page
from evenhand.web.commissioner.contact_page import relation_of
from evenhand.web.faults import nowhere
from evenhand.web.practice.figure_page import present_own_figure
from evenhand.web.practice.first import present_first
from evenhand.web.practice.own import own_of, rows_before
from evenhand.web.practice.printing import present_summary
from evenhand.web.practice.scope import practice_viewer
from evenhand.web.practice.stores import installed_store
from evenhand.web.practice.wording import preview_words
from evenhand.web.rendering import page
from evenhand.web.serving import shelf

WORK = Crumb("Work", "desk/practice/")
PROFILE = Crumb("Our profile", "desk/profile/")


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Show what is due, what is worth a look and what changed."""
    viewer = practice_viewer(request)
    own = own_of(viewer)
    view = present_first(own, open_tasks(viewer), rows_before(own), timezone.localdate())
    frame = own.opened.edition.frame(_("Your practice"), "desk/practice/")
    relation = relation_of(viewer, own.practice, timezone.localdate())
    return page(request, "practice/first", frame, view, relation=relation)


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """Show the practice's own profile, before it is published where it is not yet."""
    viewer = practice_viewer(request)
    own = own_of(viewer)
    shown = practice_page(own.opened, own.code, own.opened.own_figures) or nowhere()
    preview = preview_words(own.preview) if own.preview else ""
    frame = own.opened.edition.frame(_("Our profile"), "desk/profile/", crumbs=(WORK,))
    return page(request, "practice/profile", frame, shown.view, preview=preview, own_figures=True)


@require_safe
def figure(request: HttpRequest, indicator: str) -> HttpResponse:
    """Show one figure with all that made it, and what other counts would change."""
    viewer = practice_viewer(request)
    own = own_of(viewer)
    asked = {name: request.GET[name] for name in ("numerator", "denominator") if name in request.GET}
    view = present_own_figure(own, indicator, installed_store(), shelf().current(), asked) or nowhere()
    frame = own.opened.edition.frame(view.figure.title, f"desk/figure/{indicator}/", crumbs=(WORK, PROFILE))
    status = 400 if view.correction and view.correction.has_faults else 200
    return page(request, "practice/figure", frame, view, status=status)


@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """Give the practice's two pages to print."""
    viewer = practice_viewer(request)
    own = own_of(viewer)
    address = request.build_absolute_uri("/desk/profile/")
    where = _("The whole profile: %(address)s.") % {"address": address}
    made = summary_document(present_summary(own, offer_of(own.code, own.results.values()), where))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{own.code}-summary.pdf"'
    return answer
