"""A person's account, the role they act in, and joining by an invitation."""

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evenhand.accounts import actions
from evenhand.accounts.middleware import ACTING
from evenhand.accounts.viewer import Viewer
from evenhand.web.account.first_pages import FIRST_PAGES
from evenhand.web.faults import nowhere
from evenhand.web.permitting import SignInFirst
from evenhand.web.rendering import frame_of, page


def _signed_in(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        raise SignInFirst
    return viewer


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show a person's own account."""
    viewer = _signed_in(request)
    frame = frame_of(_("Your account"), "account/")
    return page(request, "account/account", frame, viewer, has_welsh=len(settings.LANGUAGES) > 1)


@require_POST
def choose_role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's roles from now on."""
    viewer = _signed_in(request)
    chosen = next((one for one in viewer.holdings if str(one.pk) == request.POST.get("holding")), None)
    if chosen is None:
        nowhere()
    request.session[ACTING] = chosen.pk
    return redirect("work")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Show the app in another language."""
    language = request.POST.get("language", "")
    answer = redirect(
        request.POST.get("next", "/") if request.POST.get("next", "").startswith("/account") else "/"
    )
    if check_for_language(language):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    return answer


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Lead to the first page of the role acted in, or to choosing one."""
    viewer = _signed_in(request)
    first = FIRST_PAGES.get(viewer.role)
    if first is None:
        return redirect("account")
    return redirect(first)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Accept an invitation: choose a password, or add the role to the account there is."""
    invitation = actions.invitation_of(secret)
    if invitation is None:
        text = _("It has been used, or it has run out. Ask whoever sent it for a new one.")
        return page(
            request, "told", frame_of(_("This invitation can no longer be used"), "join/"), text, status=410
        )
    problems: list[str] = []
    known = actions.is_known(invitation.email)
    if request.method == "POST":
        password = request.POST.get("password", "")
        if not known:
            problems = _problems(password, request.POST.get("again", ""), invitation.email, invitation.name)
        if not problems:
            actions.accept(secret, None if known else password)
            return redirect("account_login")
    frame = frame_of(_("Join"), "join/")
    status = 400 if problems else 200
    return page(request, "account/join", frame, invitation, problems=problems, known=known, status=status)


def _problems(password: str, again: str, email: str, name: str) -> list[str]:
    if password != again:
        return [_("The two passwords are not the same")]
    try:
        validate_password(password, actions.somebody(email, name))
    except ValidationError as error:
        return list(error.messages)
    return []
