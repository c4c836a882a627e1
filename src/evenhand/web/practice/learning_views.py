"""Practices like this one, being named, and asking each other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.consent import actions
from evenhand.cycle.consent.of import named, own_consents, question_to, questions
from evenhand.cycle.consent.policies import LONGEST_ANSWER, LONGEST_QUESTION
from evenhand.web.faults import nowhere
from evenhand.web.practice.own import own_of
from evenhand.web.practice.scope import practice_viewer
from evenhand.web.practice.twins_page import is_better, present_twins_page
from evenhand.web.practice.views import WORK
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release, shelf

THING = "consent to be named"
ADDRESS = "/desk/twins/"


@require_safe
def twins(request: HttpRequest) -> HttpResponse:
    """Show the practices most like this one, and who of them may be asked."""
    viewer = practice_viewer(request)
    own = own_of(viewer)
    codes = [twin["code"] for twin in own.evidence.twins]
    view = present_twins_page(
        own, shelf().current(), named(viewer, codes), own_consents(viewer), questions(viewer)
    )
    frame = frame_of(_("Practices like us"), "desk/twins/", crumbs=(WORK,))
    limits = {"longest_question": LONGEST_QUESTION, "longest_answer": LONGEST_ANSWER}
    return page(request, "practice/twins", frame, view, **limits)


@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Agree to be named for a figure, or take that back."""
    viewer = practice_viewer(request, "write", THING)
    indicator = request.POST.get("indicator", "")
    if request.POST.get("say") == "withdraw":
        actions.withdraw(viewer, indicator)
    elif _is_ours_and_better(viewer, indicator):
        actions.give(viewer, indicator)
    else:
        nowhere()
    return redirect(f"{ADDRESS}#named")


def _is_ours_and_better(viewer: Viewer, indicator: str) -> bool:
    public = opened_release()
    rows = public.figures.results_of(viewer.organisation_code)
    return any(row["indicator"] == indicator and is_better(public, row) for row in rows)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask one of the practice's twins that is named for a figure."""
    viewer = practice_viewer(request, "write", THING)
    own, public = own_of(viewer), opened_release()
    asked, indicator = request.POST.get("practice", ""), request.POST.get("indicator", "")
    twins_of_ours = {twin["code"] for twin in own.evidence.twins}
    rows = public.figures.results_of(asked) if asked in twins_of_ours else []
    if not any(row["indicator"] == indicator and is_better(public, row) for row in rows):
        nowhere()
    actions.ask(viewer, asked, indicator, request.POST.get("text", ""))
    return redirect(f"{ADDRESS}#questions")


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what another practice asked."""
    viewer = practice_viewer(request, "write", THING)
    question = question_to(viewer, pk) or nowhere()
    actions.answer(viewer, question, request.POST.get("text", ""))
    return redirect(f"{ADDRESS}#question-{pk}")
