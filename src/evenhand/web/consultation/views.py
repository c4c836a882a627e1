"""Frameworks and their consultation, for each side and for anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.consultation.of import THING, lmcs_of, version_of, versions
from evenhand.cycle.consultation.texts import shipped_frameworks
from evenhand.web.calendar.views import commissioner_of
from evenhand.web.consultation.forms import Wanted, take
from evenhand.web.consultation.listing import present_list
from evenhand.web.consultation.presenters import present_version
from evenhand.web.consultation.problems import problem_of
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release


@require_safe
def frameworks(request: HttpRequest) -> HttpResponse:
    """List the frameworks of the viewer's commissioner, each with where it stands."""
    viewer = viewer_with(request, "read", THING)
    commissioner = _commissioner(request, viewer)
    own = opened_release().whole.framework
    beginnings = {**shipped_frameworks(), own.id: own}
    view = present_list(viewer, commissioner, versions(viewer, commissioner), beginnings)
    return page(request, "consultation/list", frame_of(_("Frameworks"), "desk/frameworks/"), view)


@require_http_methods(["GET", "POST"])
def consultation(request: HttpRequest, framework: str) -> HttpResponse:
    """Show a framework's newest version to the commissioner or a practice, and take a step."""
    viewer = viewer_with(request, "read", THING)
    return _one(request, viewer, framework, f"desk/frameworks/{framework}/consultation/")


@require_http_methods(["GET", "POST"])
def seat(request: HttpRequest, framework: str) -> HttpResponse:
    """Show a framework's newest version to the LMC, which comments and says whether it agrees."""
    viewer = viewer_with(request, "sign", THING)
    return _one(request, viewer, framework, f"desk/lmc/frameworks/{framework}/")


def _one(request: HttpRequest, viewer: Viewer, framework: str, address: str) -> HttpResponse:
    commissioner, opened, problem = _commissioner(request, viewer), opened_release(), ""
    version = version_of(viewer, commissioner, framework, request.GET.get("version", ""))
    if version is None and viewer.role != Role.PERFORMANCE:
        nowhere()
    if request.method == "POST":
        pk = request.POST.get("version", "")
        asked = version_of(viewer, commissioner, framework, pk) if pk else version
        try:
            take(Wanted(viewer, asked, request.POST, opened, commissioner))
            return redirect(f"/{address}")
        except InputError as error:
            problem, version = problem_of(error), asked or version
    view = present_version(
        viewer, commissioner, framework, version, opened, lmcs_of(commissioner), timezone.localdate()
    )
    typed = {name: request.POST.get(name, "") for name in ("step", "text", "comment", "definition")}
    return page(
        request,
        "consultation/one",
        frame_of(view.title, address),
        view,
        problem=problem,
        typed=typed,
        status=400 if problem else 200,
    )


@require_safe
def public_record(request: HttpRequest, commissioner: str, framework: str) -> HttpResponse:
    """Show anybody what was asked, said and answered about a framework."""
    viewer_with(request, "read", "public pages")
    anybody = Viewer.public()
    version = version_of(anybody, commissioner, framework, request.GET.get("version", "")) or nowhere()
    view = present_version(
        anybody, commissioner, framework, version, opened_release(), (), timezone.localdate()
    )
    frame = frame_of(view.title, f"frameworks/{commissioner}/{framework}/")
    return page(request, "consultation/record", frame, view)


def _commissioner(request: HttpRequest, viewer: Viewer) -> str:
    """Return the commissioner that is looked at: the one asked for where it is the viewer's, else the viewer's own."""
    asked = request.GET.get("area", "")
    return asked if asked in viewer.area_codes else commissioner_of(viewer)
