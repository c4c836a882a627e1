"""Signing in: the frame allauth's pages stand in, and what is said when it does not work."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.web.rendering import environment, frame_of, given

TITLE, SPLIT = "the-title-of-the-page", "<!-- the form -->"
"""Where the title and allauth's own part of a page go, in the page that surrounds it."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give allauth's templates what comes before, between and after what they say, so that all pages look alike."""
    if not hasattr(request, "viewer"):
        return {}
    whole = environment().get_template("sign_in_frame.html")
    surrounding = given(request, frame_of(TITLE, request.path.lstrip("/")))
    around, below = whole.render(view=SPLIT, **surrounding).split(SPLIT)
    head, above = around.split(TITLE)
    # The parts are our own template's, rendered with everything escaped.
    return {"head": mark_safe(head), "above": mark_safe(above), "below": mark_safe(below)}


def address_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Return whose failures are counted together: the address typed, whatever its capitals."""
    given = credentials or {}
    return str(given.get("email") or given.get("username") or request.POST.get("login", "")).strip().lower()


def locked_out(request: HttpRequest, *_args: Any, **_more: Any) -> HttpResponse:
    """Say that too many attempts have failed, and for how long there can be no other."""
    from evenhand.web.faults import told

    text = _(
        "Too many attempts to sign in have failed. You can try again in an hour, or ask for a new password."
    )
    return told(request, _("Signing in is paused"), text, 429)


@require_safe
def elsewhere_failed(request: HttpRequest) -> HttpResponse:
    """Say that an organisation's own sign-in did not lead here."""
    from evenhand.web.faults import told

    text = _(
        "Your organisation's sign-in did not say who you are, or nobody with that address has been invited here yet. "
        "Ask whoever looks after this site in your organisation for an invitation."
    )
    return told(request, _("You could not be signed in"), text, 403)
