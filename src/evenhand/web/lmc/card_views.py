"""The audit of a crude card that somebody sends in: shown, given as a page, kept only when asked."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.common.language import as_written
from evenhand.cycle.cards import actions
from evenhand.cycle.cards.auditing import audit_sent
from evenhand.cycle.cards.of import kept_card, kept_of
from evenhand.cycle.cards.reading import MOST_BYTES, SentCard
from evenhand.pages.audit_page import audit_page
from evenhand.pages.frame import Crumb
from evenhand.pages.presenters.audit import present_audit
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

THING: Final = "crude card audit"
MOST_POSTED: Final = MOST_BYTES + 200_000
"""Bytes of a whole form with a card in it. A larger one is refused before any of it is read."""
MOST_LET_BY: Final = 20 * MOST_BYTES
HOURS: Final = 24
"""How long a page with an audit can be kept or downloaded from."""
CARD_CRUMB: Final = Crumb("Check a card", "desk/card/")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Take a card and show its audit. A form that is far too large is refused before its content is looked at."""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if request.method == "POST" and size > MOST_POSTED:
        viewer = viewer_with(request, "write", THING)
        _let_by(request)
        return _asked(request, viewer, str(actions.refuse_unread(viewer, size)))
    answer: HttpResponse = _read_card(request)
    return answer


@csrf_protect
def _read_card(request: HttpRequest) -> HttpResponse:
    viewer = viewer_with(request, "write", THING)
    if request.method != "POST":
        return _asked(request, viewer)
    sent_file = request.FILES.get("card")
    if not isinstance(sent_file, UploadedFile) or not sent_file.size:
        return _asked(request, viewer, _("Choose the card's file first. An empty file is no card."))
    if sent_file.size > MOST_BYTES:
        return _asked(request, viewer, str(actions.refuse_unread(viewer, sent_file.size)))
    release = opened_release().public
    try:
        sent, audit = actions.look_at(viewer, sent_file.name or "card", sent_file.read(), release)
    except InputError as error:
        return _asked(request, viewer, in_words(error))
    return _shown(request, viewer, sent, present_audit(audit, release), number=0)


def _let_by(request: HttpRequest) -> None:
    """Let a part of what is sent go by, so that a browser that is not done sending still gets its answer."""
    for _chunk in range(MOST_LET_BY // MOST_BYTES):
        if not request.read(MOST_BYTES):
            return


@require_POST
def as_page(request: HttpRequest) -> HttpResponse:
    """Give the audit of the card on the page as one file, to keep or print elsewhere."""
    return _with_token(request, lambda _viewer, sent: _downloaded(sent))


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the card on the page for one's organisation."""
    return _with_token(
        request, lambda viewer, sent: redirect("kept_card", number=actions.keep(viewer, sent).pk)
    )


@require_GET
def kept(request: HttpRequest, number: int) -> HttpResponse:
    """Show the audit of a card that was kept, against the release shown now."""
    viewer = viewer_with(request, "write", THING)
    found = kept_card(viewer, number) or nowhere()
    sent, release = SentCard(found.name, found.rows), opened_release().public
    return _shown(request, viewer, sent, present_audit(audit_sent(sent, release), release), number=number)


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a card that was kept."""
    viewer = viewer_with(request, "write", THING)
    actions.remove(viewer, kept_card(viewer, number) or nowhere())
    return redirect("card")


@as_written()
def _downloaded(sent: SentCard) -> HttpResponse:
    release = opened_release().public
    content = audit_page(present_audit(audit_sent(sent, release), release))
    answer = HttpResponse(content, content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="card-audit.html"'
    return answer


def _with_token(request: HttpRequest, then: Callable[[Viewer, SentCard], HttpResponse]) -> HttpResponse:
    viewer = viewer_with(request, "write", THING)
    try:
        given = signing.loads(request.POST.get("sent", ""), salt=_salt(viewer), max_age=HOURS * 3600)
    except signing.BadSignature:
        return _asked(request, viewer, _("This page was open for too long. Send the card once more."))
    try:
        return then(viewer, SentCard(**given))
    except InputError as error:
        return _asked(request, viewer, in_words(error))


def _salt(viewer: Viewer) -> str:
    return f"card:{viewer.holding.pk if viewer.holding else 0}"


def _asked(request: HttpRequest, viewer: Viewer, problem: str = "") -> HttpResponse:
    """Answer with the form, and what was wrong with what was sent."""
    frame = frame_of(_("Check a card"), "desk/card/")
    status = 400 if problem else 200
    return page(request, "lmc/card", frame, kept_of(viewer), problem=problem, status=status)


def _shown(request: HttpRequest, viewer: Viewer, sent: SentCard, view: Any, *, number: int) -> HttpResponse:
    token = signing.dumps(asdict(sent), salt=_salt(viewer), compress=True)
    frame = frame_of(view.title, "desk/card/", crumbs=(CARD_CRUMB,))
    return page(request, "lmc/audit", frame, view, token=token, number=number)
