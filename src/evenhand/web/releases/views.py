"""The releases of this installation: which is shown, what another would change, and showing an earlier one again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evenhand.accounts import releases as actions
from evenhand.pages.frame import Crumb
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.releases.presenters import present_release, present_releases
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import shelf

THING = "releases"
RELEASES = Crumb("Releases", "desk/releases/")


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """List the installed releases."""
    viewer_with(request, "read", THING)
    return page(
        request, "releases/list", frame_of(_("Releases"), "desk/releases/"), present_releases(shelf())
    )


@require_safe
def release(request: HttpRequest, identity: str) -> HttpResponse:
    """Show what a release would change of the one that is shown."""
    viewer_with(request, "read", THING)
    view = present_release(shelf(), identity) or nowhere()
    frame = frame_of(_("A release"), f"desk/releases/{identity}/", crumbs=(RELEASES,))
    return page(request, "releases/one", frame, view)


@require_POST
def switch(request: HttpRequest, identity: str) -> HttpResponse:
    """Show an earlier release again, or the first of all."""
    viewer = viewer_with(request, "write", THING)
    if identity not in shelf().installed():
        nowhere()
    reason, shown = request.POST.get("reason", "")[:1000], request.POST.get("shown", "")
    actions.back_to(viewer, shelf(), identity, reason, shown)
    return redirect("releases")
