"""The guide to joining a practice, asking one, and reading who asked."""

import time
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.offer.of import offer_of
from evenhand.cycle.registration import actions
from evenhand.cycle.registration.of import requests_of
from evenhand.cycle.registration.policies import KEPT_DAYS, TooMany, why_not
from evenhand.pages import addresses
from evenhand.pages.edition import Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.names import name_words
from evenhand.web.faults import nowhere
from evenhand.web.joining.forms import JoinForm, form_sent, new_form
from evenhand.web.permitting import viewer_with
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

ASKED: Final = "asked_to_join"
"""The key of the session that holds when requests were sent, in seconds since 1970."""
_A_DAY: Final = 24 * 3600


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Show how to join or change a practice."""
    viewer_with(request, "read", "public pages")
    return page(request, "joining/guide", frame_of(_("How to join or change a practice"), "how-to-change/"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form with which somebody asks to join a practice, and hand over what is sent with it."""
    viewer = viewer_with(request, "write", "registration request")
    practice = _practice(code)
    reason = why_not(practice, offer_of(practice["code"]))
    if reason:
        return _page(request, practice, new_form(practice["code"]), reason, status=200)
    if request.method != "POST":
        return _page(request, practice, new_form(practice["code"]))
    form = form_sent(practice["code"], request.POST)
    if form.asked is None:
        return _page(request, practice, form, status=400)
    return _hand_over(request, viewer, practice, form)


def _hand_over(request: HttpRequest, viewer: Viewer, practice: Row, form: JoinForm) -> HttpResponse:
    assert form.asked is not None
    before = [at for at in request.session.get(ASKED, []) if time.time() - at < _A_DAY]
    try:
        actions.ask(viewer, practice["code"], form.asked, len(before))
    except TooMany as fault:
        what = _(fault.what)
        said = f"{what[:1].upper()}{what[1:]}. {_(fault.remedy)}."
        return _page(request, practice, form, said, status=429)
    request.session[ASKED] = [*before, int(time.time())]
    return redirect("asked_to_join", code=practice["code"])


@require_safe
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Say that a request was handed over, and what happens now."""
    viewer_with(request, "read", "public pages")
    practice = _practice(code)
    frame = _frame(practice, _("Your request has been handed over"))
    return page(request, "joining/sent", frame, practice, name=name_words(practice["name"]), kept=KEPT_DAYS)


@never_cache
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Show a practice who asked to join it."""
    viewer = viewer_with(request, "read", "registration request")
    frame = frame_of(_("Requests to join"), "desk/requests/")
    return page(request, "joining/requests", frame, requests_of(viewer), kept=KEPT_DAYS)


@require_POST
def delete(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Delete a request the practice is done with."""
    viewer = viewer_with(request, "read", "registration request")
    actions.remove(viewer, request_id)
    return redirect("join_requests")


def _practice(code: str) -> Row:
    return opened_release().practices.get(code.upper()) or nowhere()


def _frame(practice: Row, title: str) -> Frame:
    name = name_words(practice["name"]) or practice["code"]
    crumbs = (Crumb(_("Practices"), addresses.PRACTICES), Crumb(name, addresses.practice(practice["code"])))
    return frame_of(title, f"practices/{practice['code']}/join/", section="practices", crumbs=crumbs)


def _page(
    request: HttpRequest, practice: Row, form: JoinForm, reason: str = "", *, status: int = 200
) -> HttpResponse:
    frame = _frame(practice, _("Ask to join"))
    name = name_words(practice["name"]) or practice["code"]
    told = {"practice": practice, "name": name, "reason": reason, "kept": KEPT_DAYS}
    return page(request, "joining/ask", frame, form, status=status, **told)
