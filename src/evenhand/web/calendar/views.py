"""What is next for each side, the public process, and the calendar's own address."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.calendar import actions
from evenhand.cycle.calendar.icalendar import calendar
from evenhand.cycle.calendar.of import holding_of_feed, next_steps, version_of, year_of
from evenhand.web.calendar.presenters import present_process, present_year
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import shelf

APRIL = 4


@require_safe
def process(request: HttpRequest) -> HttpResponse:
    """Show anybody how practices are looked at: the year, and what follows from a figure."""
    viewer_with(request, "read", "public pages")
    today = timezone.localdate()
    year = year_of(request.GET.get("area", "")[:20])
    first = today.year if today.month >= APRIL else today.year - 1
    return page(
        request,
        "calendar/process",
        frame_of(_("How practices are reviewed"), "process/"),
        present_process(year, first),
    )


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Show what is next for the viewer's side."""
    viewer = viewer_with(request, "read", "calendar")
    today = timezone.localdate()
    commissioner = commissioner_of(viewer)
    view = present_year(year_of(commissioner), next_steps(viewer, commissioner, today), today)
    return page(request, "calendar/year", frame_of(_("What is next"), "desk/year/"), view, address="")


@require_POST
def new_address(request: HttpRequest) -> HttpResponse:
    """Make an address for calendar programs, and show it once."""
    viewer = viewer_with(request, "read", "calendar")
    secret = actions.new_feed(viewer)
    today = timezone.localdate()
    commissioner = commissioner_of(viewer)
    view = present_year(year_of(commissioner), next_steps(viewer, commissioner, today), today)
    address = request.build_absolute_uri(f"/calendar/{secret}.ics")
    return page(request, "calendar/year", frame_of(_("What is next"), "desk/year/"), view, address=address)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Change the year of the viewer's commissioner."""
    viewer = viewer_with(request, "write", "calendar")
    current = year_of(viewer.organisation_code)
    text = json.dumps(current.model_dump(mode="json"), indent=1)
    problem = ""
    if request.method == "POST":
        text = request.POST.get("year", "")[:100_000]
        try:
            seen = request.POST.get("seen", "")
            began_from = int(seen) if seen.isdecimal() and len(seen) < 10 else -1
            actions.change_year(viewer, json.loads(text), request.POST.get("reason", ""), began_from)
            return redirect("year")
        except json.JSONDecodeError as error:
            problem = _("Line {line}: {what}").format(line=error.lineno, what=error.msg)
        except InputError as error:
            problem = in_words(error)
    frame = frame_of(_("Change the calendar"), "desk/year/change/")
    # What was typed stays, and so does what it began from: who is told that it has changed loads the page again.
    seen = request.POST.get("seen", "") if problem else str(version_of(viewer.organisation_code))
    status = 400 if problem else 200
    return page(request, "calendar/change", frame, text, seen=seen, problem=problem, status=status)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer a calendar program with the steps of the role whose address this is."""
    holding = holding_of_feed(actions.hashed(secret)) or nowhere()
    viewer = Viewer(holding.person, holding)
    steps = next_steps(viewer, commissioner_of(viewer), timezone.localdate())
    file = calendar(str(holding), steps, request.get_host().split(":")[0])
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")


def commissioner_of(viewer: Viewer) -> str:
    """Return the commissioner whose calendar is the viewer's: a practice's own, an LMC's first."""
    opened = shelf().current()
    if viewer.organisation is None:
        return ""
    if opened is not None and viewer.organisation_code in opened.practices:
        return str(opened.practices[viewer.organisation_code]["commissioner"] or "")
    codes = sorted(viewer.area_codes)
    return viewer.organisation_code if viewer.organisation_code in codes or not codes else codes[0]
