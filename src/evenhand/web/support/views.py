"""Support for both sides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.support import actions
from evenhand.cycle.support.of import ask_of, asks_of, offer_of, offers_of
from evenhand.pages.frame import Crumb
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release
from evenhand.web.support import presenters
from evenhand.web.support.typed import day, texts

THING = "support"
CRUMB = Crumb("Support", "desk/support/")
FIELDS = ("kind", "about", "what", "owner", "due", "first_review", "second_review", "indicator")


def _everything(request: HttpRequest, problem: str = "", typed: dict[str, str] | None = None) -> HttpResponse:
    viewer = viewer_with(request, "read", THING)
    view = presenters.present_support(
        opened_release(), viewer, offers_of(viewer), asks_of(viewer), timezone.localdate()
    )
    kept = typed or dict.fromkeys(("kind", "words"), "")
    frame, status = frame_of(_("Support"), "desk/support/"), 400 if problem else 200
    return page(request, "support/list", frame, view, problem=problem, typed=kept, status=status)


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """List what was offered and asked for; a practice can ask here."""
    return _everything(request)


@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, number: int) -> HttpResponse:
    """Show one offer, and take a step."""
    viewer = viewer_with(request, "read", THING)
    opened = opened_release()
    one = offer_of(viewer, number) or nowhere()
    problem = ""
    if request.method == "POST":
        typed = texts(request, ("step", "seen", "reason"))
        try:
            actions.step(viewer, one, typed["step"], typed["reason"], typed["seen"])
            return redirect("support_offer", number=number)
        except InputError as error:
            problem, one = in_words(error), offer_of(viewer, number) or nowhere()
    view = presenters.present_offer(opened, viewer, one, timezone.localdate())
    frame = frame_of(view.about, f"desk/support/{number}/", crumbs=(CRUMB,))
    return page(request, "support/one", frame, view, problem=problem, status=400 if problem else 200)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, practice: str) -> HttpResponse:
    """Offer a practice support: investment stands first where funding or rooms are short (R-17)."""
    viewer = viewer_with(request, "write", THING)
    opened = opened_release()
    row = opened.practices.get(practice.upper()) or nowhere()
    if not viewer.practices([row]):
        nowhere()
    if viewer.role != "performance":
        raise NotAllowed(_("support is offered by the commissioner"), received=viewer.role)
    problem, typed = "", texts(request, FIELDS)
    if request.method == "POST":
        try:
            days = (
                day(typed["due"], _("Promised for")),
                day(typed["first_review"], _("First review")),
                day(typed["second_review"], _("Second review")),
            )
            made = actions.offer(
                viewer,
                opened,
                row,
                typed["kind"],
                typed["about"],
                typed["what"],
                typed["owner"],
                days,
                indicator=typed["indicator"],
            )
            return redirect("support_offer", number=made.pk)
        except InputError as error:
            problem = in_words(error)
    view = presenters.present_new(opened, row["code"])
    title = _("Offer support to {practice}").format(practice=view.practice)
    frame = frame_of(title, f"desk/support/offer/{row['code']}/", crumbs=(CRUMB,))
    status = 400 if problem else 200
    return page(request, "support/new", frame, view, problem=problem, typed=typed, status=status)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask the commissioner for something."""
    viewer = viewer_with(request, "write", THING)
    typed = texts(request, ("kind", "words"))
    try:
        is_premises = request.POST.get("is_premises") == "yes"
        actions.ask(viewer, opened_release(), typed["kind"], typed["words"], is_premises=is_premises)
    except InputError as error:
        return _everything(request, in_words(error), typed)
    return redirect("support")


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Answer what a practice asked for."""
    viewer = viewer_with(request, "write", THING)
    one = ask_of(viewer, number) or nowhere()
    typed = texts(request, ("outcome", "reasons"))
    try:
        actions.decide(viewer, opened_release(), one, typed["outcome"], typed["reasons"])
    except InputError as error:
        return _everything(request, in_words(error))
    return redirect("support")
