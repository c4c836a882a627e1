"""Choosing what to be sent, by a link in a message or signed in; and the outbox, for whoever runs the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.outbox import wishes
from evenhand.cycle.outbox.actions import settle
from evenhand.cycle.outbox.of import state_of_outbox, uncertain_attempt
from evenhand.web.faults import nowhere
from evenhand.web.outbox import presenters
from evenhand.web.permitting import SignInFirst
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page

ONE_CLICK = "List-Unsubscribe"
"""What a mail program posts by itself when somebody presses its own button (RFC 8058)."""


@csrf_exempt  # The secret of the link is what lets in; a mail program that posts has no cookie of ours.
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Show, without signing in, what a role is sent; stop it at one press, or choose."""
    holding = wishes.holding_of(secret) or nowhere()
    done = request.method == "POST"
    if done and ONE_CLICK in request.POST:
        wishes.say(Viewer(holding.person, holding), holding, "never", False, by_link=True)
    elif done:
        _chosen(request, Viewer(holding.person, holding), by_link=True)
    frame = frame_of(_("Messages from this site"), f"messages/{secret}/")
    answer = page(request, "outbox/wishes", frame, presenters.present_wish(holding), done=done, by_link=True)
    # A link with a secret in it is nobody's to keep or to pass on.
    answer["Cache-Control"], answer["Referrer-Policy"] = "no-store", "no-referrer"
    return answer


@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Show what the role acted in is sent, and change it."""
    viewer = _signed_in(request)
    if viewer.holding is None:
        raise NotAllowed(_("choose a role first"))
    done = request.method == "POST"
    if done:
        _chosen(request, viewer)
    frame = frame_of(_("Messages from this site"), "desk/messages/")
    view = presenters.present_wish(viewer.holding)
    return page(request, "outbox/wishes", frame, view, done=done, by_link=False)


def _signed_in(request: HttpRequest) -> Viewer:
    """Return whoever is signed in; SignInFirst where nobody is. Of one's own messages nobody else is asked."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        raise SignInFirst
    return viewer


def _chosen(request: HttpRequest, viewer: Viewer, *, by_link: bool = False) -> None:
    if viewer.holding is None:
        raise NotAllowed(_("choose a role first"))
    digests = request.POST.get("digests", "")
    wishes.say(viewer, viewer.holding, digests, request.POST.get("reminders") == "yes", by_link=by_link)


@require_http_methods(["GET", "POST"])
def outbox(request: HttpRequest) -> HttpResponse:
    """Show the administrator how the outbox stands, and let them say what became of an uncertain message."""
    viewer = _signed_in(request)
    if (state := state_of_outbox(viewer)) is None:
        raise NotAllowed(_("the outbox is for whoever runs this site"), received=viewer.role)
    problem = ""
    if request.method == "POST":
        typed = request.POST.get("attempt", "")
        attempt = uncertain_attempt(viewer, int(typed) if typed.isdigit() else 0) or nowhere()
        try:
            settle(viewer, attempt, request.POST.get("arrived") == "yes", request.POST.get("reason", ""))
            return redirect("outbox")
        except InputError as error:
            problem = in_words(error)
    view = presenters.present_outbox(state)
    frame = frame_of(_("Outbox"), "desk/outbox/")
    return page(request, "outbox/outbox", frame, view, problem=problem, status=400 if problem else 200)
