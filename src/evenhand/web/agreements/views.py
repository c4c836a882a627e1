"""Agreements for the commissioner, for the practice, and what anybody may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.agreements import actions, of
from evenhand.cycle.agreements.rolling import roll_unsigned
from evenhand.pages.frame import Crumb
from evenhand.pages.names import name_words
from evenhand.web.agreements.fields import typed_in
from evenhand.web.agreements.forms import Wanted, take
from evenhand.web.agreements.listing import planning_year, present_list
from evenhand.web.agreements.presenters import AgreementView, present_agreement, present_beginning
from evenhand.web.agreements.summaries import present_summary
from evenhand.web.consultation.problems import problem_of
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

LIST = Crumb("Agreements", "desk/agreements/")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_http_methods(["GET", "POST"])
def agreements(request: HttpRequest) -> HttpResponse:
    """List a commissioner's practices by name with where each agreement stands."""
    viewer = viewer_with(request, "read", of.THING)
    if viewer.role == Role.PRACTICE:
        return redirect("own_agreement")
    today = timezone.localdate()
    if request.method == "POST":
        viewer_with(request, "write", of.THING)
        roll_unsigned(viewer.organisation_code)
        return redirect("agreements")
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isdigit() and FIRST_YEAR < int(typed) < LAST_YEAR else planning_year(today)
    view = present_list(viewer, opened_release(), of.agreements(viewer, year), year, today)
    return page(request, "agreements/list", frame_of(_("Agreements"), LIST.address), view)


@require_http_methods(["GET", "POST"])
def agreement(request: HttpRequest, practice: str, year: int) -> HttpResponse:
    """Show a commissioner an agreement, and take a step."""
    viewer = viewer_with(request, "read", of.THING)
    opened = opened_release()
    row = opened.practices.get(practice)
    if row is None or not viewer.practices([row]) or not FIRST_YEAR < year < LAST_YEAR:
        nowhere()
    address = f"desk/agreements/{practice}/{year}/"
    found = of.agreement_of(viewer, practice, year)
    if found is not None:
        return _one(request, viewer, found, address)
    if viewer.role == Role.PRACTICE:
        nowhere()
    problem = ""
    if request.method == "POST":
        viewer_with(request, "write", of.THING)
        try:
            actions.begin(viewer, opened, practice, year)
            return redirect(f"/{address}")
        except InputError as error:
            problem = in_words(error)
    view = present_beginning(viewer, row, year)
    frame = frame_of(view.title, address, crumbs=(LIST,))
    return page(request, "agreements/begin", frame, view, problem=problem, status=400 if problem else 200)


@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Show a practice its own agreement, and take a step."""
    viewer = viewer_with(request, "sign", of.THING)
    if viewer.role != Role.PRACTICE:
        return redirect("agreements")
    year = request.GET.get("year", "")
    found = (
        of.agreement_of(viewer, viewer.organisation_code, int(year)) if year.isdigit() else of.newest(viewer)
    )
    if found is None:
        frame = frame_of(_("Our agreement"), "desk/agreement/")
        return page(request, "agreements/none", frame)
    return _one(request, viewer, found, "desk/agreement/")


def _one(request: HttpRequest, viewer: Viewer, found, address: str) -> HttpResponse:  # type: ignore[no-untyped-def]
    opened, problem = opened_release(), ""
    if request.method == "POST":
        viewer_with(request, "write", of.THING)
        try:
            take(Wanted(viewer, found, request.POST, opened))
            return redirect(f"/{address}")
        except InputError as error:
            problem = problem_of(error)
    view: AgreementView = present_agreement(viewer, found, opened, timezone.localdate())
    frame = frame_of(view.title, address, crumbs=() if viewer.role == Role.PRACTICE else (LIST,))
    typed = typed_in(request.POST) if problem else None
    return page(
        request,
        "agreements/one",
        frame,
        view,
        problem=problem,
        typed=typed,
        typed_step=request.POST.get("step", "") if problem else "",
        typed_objective=request.POST.get("objective", "") if problem else "",
        status=400 if problem else 200,
    )


@require_GET
def summary(request: HttpRequest, practice: str) -> HttpResponse:
    """Show anybody what a practice and its commissioner have signed."""
    viewer_with(request, "read", "public pages")
    code = practice.upper()
    row = opened_release().practices.get(code)
    found = of.signed_summary(code) if row is not None else None
    if row is None or found is None:
        nowhere()
    name = name_words(row["name"])
    title = _("What %(name)s has agreed") % {"name": name}
    crumbs = (Crumb(name, f"practices/{code}/"),)
    frame = frame_of(title, f"practices/{code}/agreement/", crumbs=crumbs)
    return page(request, "agreements/summary", frame, present_summary(found))
