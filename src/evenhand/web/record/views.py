"""The record of who did what, as far as the viewer may read it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.web.permitting import viewer_with
from evenhand.web.record.presenters import PAGE, present_record
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import shelf


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Show a page of the record, the newest first."""
    viewer = viewer_with(request, "read", "audit log")
    opened = shelf().current()
    own = [row["code"] for row in viewer.practices(opened.practices.values())] if opened else []
    typed = request.GET.get("before", "")
    before = int(typed) if typed.isdecimal() and len(typed) < 18 else None
    view = present_record(viewer.events.latest(PAGE + 1, practices=own, before=before))
    return page(request, "record/record", frame_of(_("The record"), "desk/record/"), view)
