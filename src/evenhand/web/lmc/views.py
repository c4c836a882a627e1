"""The first screen of an LMC, its practices together, and its inbox."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from evenhand.cycle.inbox import actions
from evenhand.cycle.inbox.of import message_of, messages_of
from evenhand.pages.frame import Crumb
from evenhand.web.commissioner.choices import area_field, strand_of
from evenhand.web.commissioner.scope import area_of
from evenhand.web.faults import nowhere
from evenhand.web.lmc.presenters import present_first, present_inbox, present_message
from evenhand.web.lmc.together import present_together
from evenhand.web.permitting import viewer_with
from evenhand.web.rendering import frame_of, page

MESSAGES, TOGETHER = "message to an LMC", "aggregated view"


@require_GET
def first(request: HttpRequest) -> HttpResponse:
    """Show what is new and what is next: the LMC's first screen."""
    viewer = viewer_with(request, "write", MESSAGES)
    scope = area_of(request, viewer)
    view = present_first(scope, messages_of(viewer))
    frame = frame_of(view.name, "desk/lmc/")
    return page(request, "lmc/first", frame, view, area_field=area_field(scope))


@require_GET
def together(request: HttpRequest) -> HttpResponse:
    """Show an area's practices together: spread and place, without names."""
    viewer = viewer_with(request, "read", TOGETHER)
    scope = area_of(request, viewer)
    view = present_together(scope, strand_of(request.GET, scope))
    frame = frame_of(_("Practices together: {area}").format(area=scope.name), "desk/together/")
    return page(request, "lmc/together", frame, view, area_field=area_field(scope))


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the messages of the cycle to the LMC."""
    viewer = viewer_with(request, "write", MESSAGES)
    frame = frame_of(_("Inbox"), "desk/inbox/")
    return page(request, "lmc/inbox", frame, present_inbox(messages_of(viewer)))


@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, number: int) -> HttpResponse:
    """Show a message; a button marks it as read, so that looking alone changes nothing."""
    viewer = viewer_with(request, "write", MESSAGES)
    found = message_of(viewer, number) or nowhere()
    if request.method == "POST":
        actions.mark_read(viewer, found)
        found = message_of(viewer, number) or nowhere()
    frame = frame_of(found.subject, f"desk/inbox/{number}/", crumbs=(Crumb("Inbox", "desk/inbox/"),))
    return page(request, "lmc/message", frame, present_message(found))
