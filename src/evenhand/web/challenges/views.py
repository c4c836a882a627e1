"""Challenges and replies for both sides, and corrections for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.common.errors import InputError
from evenhand.cycle.challenges import actions
from evenhand.cycle.challenges.of import challenge_of, challenges_of, latest_reply
from evenhand.cycle.challenges.of import corrections as register
from evenhand.cycle.challenges.reasons import ChallengeReason, ReplyReason
from evenhand.web.challenges import presenters
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

THING = "challenge"


@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    """List the challenges that are this viewer's to read, the soonest due first."""
    viewer = viewer_with(request, "read", THING)
    opened, today = opened_release(), timezone.localdate()
    views = [presenters.present_challenge(opened, viewer, one, today) for one in challenges_of(viewer)]
    return page(request, "challenges/list", frame_of(_("Challenges"), "desk/challenges/"), views)


@require_http_methods(["GET", "POST"])
def challenge(request: HttpRequest, number: int) -> HttpResponse:
    """Show one challenge, and take a step."""
    viewer = viewer_with(request, "read", THING)
    opened = opened_release()
    one = challenge_of(viewer, number) or nowhere()
    problem = ""
    if request.method == "POST":
        try:
            step, seen = request.POST.get("step", ""), request.POST.get("seen", "")
            actions.answer(viewer, one, step, request.POST.get("reason", "")[:2000], seen)
            return redirect("challenge", number=number)
        except InputError as error:
            problem, one = in_words(error), challenge_of(viewer, number) or nowhere()
    view = presenters.present_challenge(opened, viewer, one, timezone.localdate())
    frame = frame_of(_("A challenge"), f"desk/challenges/{number}/")
    return page(request, "challenges/one", frame, view, problem=problem, status=400 if problem else 200)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, indicator: str) -> HttpResponse:
    """Challenge one of the practice's own figures."""
    viewer = viewer_with(request, "write", THING)
    opened = opened_release()
    typed = {name: request.POST.get(name, "")[:2000] for name in ("reason", "words", "evidence")}
    view = (
        presenters.present_form(opened, indicator, viewer.organisation_code, ChallengeReason, **typed)
        or nowhere()
    )
    problem = ""
    if request.method == "POST":
        try:
            made = actions.raise_challenge(
                viewer, opened, indicator, typed["reason"], typed["words"], typed["evidence"]
            )
            return redirect("challenge", number=made.pk)
        except InputError as error:
            problem = in_words(error)
    frame = frame_of(_("Challenge a figure"), f"desk/challenge/{indicator}/")
    return page(request, "challenges/new", frame, view, problem=problem, status=400 if problem else 200)


@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, indicator: str) -> HttpResponse:
    """Reply to one of the practice's own figures."""
    viewer = viewer_with(request, "write", THING)
    opened, practice = opened_release(), viewer.organisation_code
    form = presenters.present_form(opened, indicator, practice, ReplyReason) or nowhere()
    period_end = presenters.period_end_of(opened, practice, indicator) or nowhere()
    view = presenters.with_reply(form, latest_reply(practice, indicator, period_end))
    problem = ""
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            actions.reply(
                viewer,
                opened,
                indicator,
                request.POST.get("reason", ""),
                request.POST.get("words", "")[:2000],
                int(seen) if seen.isdecimal() and len(seen) < 10 else -1,
            )
            return redirect("practice", code=practice)
        except InputError as error:
            problem = in_words(error)
    frame = frame_of(_("Reply to a figure"), f"desk/reply/{indicator}/")
    return page(request, "challenges/reply", frame, view, problem=problem, status=400 if problem else 200)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Show anybody which figures were corrected."""
    viewer_with(request, "read", "public pages")
    view = presenters.present_corrections(opened_release(), register())
    return page(request, "challenges/corrections", frame_of(_("Corrections"), "corrections/index.html"), view)
