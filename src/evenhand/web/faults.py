"""What goes wrong, as pages: not found, not allowed, not as it should be, and our own faults."""

import logging
from collections.abc import Callable
from typing import NoReturn

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from requests import RequestException

from evenhand.accounts.asking import refused_at_the_door
from evenhand.common.errors import InputError, NotAllowed
from evenhand.web.permitting import MayNot, SignInFirst
from evenhand.web.refusals import in_words

_LOGGER = logging.getLogger(__name__)


class NothingShown(Exception):
    """No release has been switched to yet."""


class FaultsMiddleware:
    """Turn errors a person can act on into pages that say what is wrong, what was received and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return the page of an error of ours; others are left to Django. What was asked for and refused is kept."""
        _keep(request, fault)
        if isinstance(fault, SignInFirst):
            return redirect_to_login(request.get_full_path())
        if isinstance(fault, NotAllowed):
            return told(request, _("You may not do this"), in_words(fault), 403)
        if isinstance(fault, InputError):
            return told(request, _("This cannot be done as asked"), in_words(fault), 400)
        if isinstance(fault, NothingShown):
            text = _("No figures have been put here yet. Come back later.")
            return told(request, _("Nothing to show yet"), text, 503)
        if isinstance(fault, RequestException):
            # Nothing but an organisation's own sign-in is asked over the network while somebody waits.
            _LOGGER.warning("the organisation's sign-in does not answer: %s", type(fault).__name__)
            return redirect("sign_in_elsewhere_failed")
        return None


def _keep(request: HttpRequest, fault: Exception) -> None:
    """Record a form that was sent for what its sender may not do, or for what is not there for them to see.

    What an action refuses it records itself; this is what reached none.
    """
    viewer = getattr(request, "viewer", None)
    if request.method != "POST" or viewer is None or not viewer.is_signed_in:
        return
    if isinstance(fault, MayNot):
        refused_at_the_door(viewer, fault.thing, request.path, str(fault))
    elif isinstance(fault, Http404):
        refused_at_the_door(viewer, "page", request.path, _("There is no such page for whoever asked."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page; the same whether it is not there or not this viewer's."""
    text = _("Check the address, or look for the practice by its name, town or postcode.")
    return told(request, _("Page not found"), text, 404)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came from another site, or that the page it is on was open for too long."""
    text = _(
        "The page was open for too long, or the form came from elsewhere. Go back, load it again and try once more."
    )
    return told(request, _("This form can no longer be sent"), text, 403)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that a request was not one we take."""
    return told(request, _("This cannot be done as asked"), _("The request was not complete."), 400)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, with no more than that: what went wrong is in the log."""
    text = _("The fault is ours and has been recorded. Please try again in a little while.")
    return told(request, _("Something went wrong"), text, 500)


def nowhere() -> NoReturn:
    """Raise what becomes the page that says there is no such page."""
    raise Http404


def told(request: HttpRequest, title: str, text: str, status: int) -> HttpResponse:
    """Answer with a page of one paragraph, in the frame of all pages."""
    from evenhand.web.rendering import frame_of, page

    if not hasattr(request, "viewer"):
        from evenhand.accounts.viewer import Viewer

        request.viewer = Viewer.public()  # type: ignore[attr-defined]
    return page(request, "told", frame_of(title, request.path.lstrip("/")), text, status=status)
