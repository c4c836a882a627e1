"""Previews and publications."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evenhand.common.errors import InputError
from evenhand.cycle.publications import actions
from evenhand.cycle.publications.of import publication_of, publications_of
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.publications.presenters import ListView, present_publication
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import shelf

THING = "publication"


@require_http_methods(["GET", "POST"])
def publications(request: HttpRequest) -> HttpResponse:
    """List releases on their way, and open a preview."""
    viewer = viewer_with(request, "write" if request.method == "POST" else "read", THING)
    problem = ""
    if request.method == "POST":
        try:
            made = actions.open_preview(viewer, shelf(), request.POST.get("release", "")[:80])
            return redirect("publication", number=made.pk)
        except InputError as error:
            problem = in_words(error)
    known = publications_of(viewer)
    taken = {one.release for one in known} | {shelf().current_id()}
    today = timezone.localdate()
    view = ListView(
        tuple(present_publication(viewer, one, today) for one in known),
        tuple(one for one in shelf().installed() if one not in taken) if viewer.may("write", THING) else (),
    )
    frame = frame_of(_("Publications"), "desk/publications/")
    return page(request, "publications/list", frame, view, problem=problem, status=400 if problem else 200)


@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, number: int) -> HttpResponse:
    """Show one release on its way, and decide."""
    viewer = viewer_with(request, "write" if request.method == "POST" else "read", THING)
    one = publication_of(viewer, number) or nowhere()
    problem = ""
    if request.method == "POST":
        given = {name: request.POST.get(name, "")[:2000] for name in ("lmc", "lmc_words", "caveat", "reason")}
        try:
            if request.POST.get("step") == "stop":
                actions.stop(viewer, one, given["reason"])
            else:
                actions.publish(
                    viewer,
                    shelf(),
                    one,
                    lmc=given["lmc"],
                    lmc_words=given["lmc_words"],
                    caveat=given["caveat"],
                )
            return redirect("publication", number=number)
        except InputError as error:
            problem = in_words(error)
    view = present_publication(viewer, publication_of(viewer, number) or nowhere(), timezone.localdate())
    frame = frame_of(_("A publication"), f"desk/publications/{number}/")
    return page(request, "publications/one", frame, view, problem=problem, status=400 if problem else 200)
