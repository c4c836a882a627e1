"""What a form of a case page does: each by its name in the address, one action each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.actions.disputes import PAPERS as DISPUTE_PAPERS
from evenhand.cycle.concerns.actions.stepping import PAPERS
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.letters.of import letter_of
from evenhand.cycle.support.of import offer_of
from evenhand.publication.installed import Opened
from evenhand.web.support.typed import day, texts

Doing = Callable[[Viewer, Opened, Case, HttpRequest], object]


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdigit() else None


def _maybe_day(text: str, what: str) -> date | None:
    return day(text, what) if text.strip() else None


def _step(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    typed = texts(request, ("step", "reason", "seen", *PAPERS))
    return actions.step(
        viewer,
        case,
        typed["step"],
        reason=typed["reason"],
        papers=typed,
        notice=_number(request, "notice"),
        seen_state=typed["seen"],
    )


def _attach(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    typed = texts(request, ("origin", "indicator", "words", "found_on", "found_again_on", "funding"))
    return actions.attach(
        viewer,
        opened,
        case,
        typed["origin"],
        indicator=typed["indicator"],
        words=typed["words"],
        found_on=_maybe_day(typed["found_on"], _("Found on")),
        found_again_on=_maybe_day(typed["found_again_on"], _("Found again on")),
        funding=typed["funding"],
    )


def _support(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    offer = offer_of(viewer, _number(request, "offer") or 0)
    if offer is None:
        raise InputError(_("choose an offer of support"))
    return actions.link_support(viewer, case, offer)


def _letter(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    typed = texts(request, ("sent_on", "reference", "passage"))
    return actions.name_letter(
        viewer, case, day(typed["sent_on"], _("Sent on")), typed["reference"], typed["passage"]
    )


def _shared_letter(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    letter = letter_of(viewer, _number(request, "letter") or 0)
    if letter is None:
        raise InputError(_("choose a letter"))
    return actions.name_shared_letter(viewer, case, letter)


def _advice(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    typed = texts(request, ("adviser", "firm", "given_on", "reference"))
    given_on = day(typed["given_on"], _("Given on"))
    return actions.record_advice(viewer, case, typed["adviser"], typed["firm"], given_on, typed["reference"])


def _finding(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    typed = texts(request, ("found", "reasons"))
    return actions.record_finding(viewer, case, typed["found"], typed["reasons"])


def _lmc(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    typed = texts(request, ("lmc", "why"))
    return actions.tell_lmc(viewer, case, typed["lmc"], typed["why"])


def _invite(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    return actions.invite_reply(viewer, case)


def _reply(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    return actions.represent(viewer, case, request.POST.get("words", "")[:8001])


def _plan(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    is_informed = request.POST.get("lmc_informed") == "yes"
    return actions.propose_plan(viewer, case, request.POST.get("steps", ""), lmc_informed=is_informed)


def _answer(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    plan = case.plans.filter(pk=_number(request, "plan") or 0).first()
    said = request.POST.get("say", "")
    if plan is None or said not in ("take", "decline"):
        raise InputError(_("say whether you take the plan"))
    return actions.answer_plan(viewer, plan, is_accepted=said == "take", words=request.POST.get("words", ""))


def _approve(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    notice = case.notices.filter(pk=_number(request, "notice") or 0).first()
    if notice is None:
        raise InputError(_("choose a notice"))
    return actions.approve_as_region(viewer, notice)


def _dispute(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    return actions.raise_dispute(viewer, case, request.POST.get("words", ""))


def _dispute_step(viewer: Viewer, opened: Opened, case: Case, request: HttpRequest) -> object:
    dispute = case.disputes.filter(pk=_number(request, "dispute") or 0).first()
    if dispute is None:
        raise InputError(_("choose a dispute"))
    typed = texts(request, ("step", "reason", "seen", *DISPUTE_PAPERS))
    return actions.dispute_step(
        viewer,
        dispute,
        typed["step"],
        reason=typed["reason"],
        papers=typed,
        seen_state=typed["seen"],
    )


DOING: Final[Mapping[str, Doing]] = {
    "step": _step,
    "evidence": _attach,
    "support": _support,
    "letter": _letter,
    "shared-letter": _shared_letter,
    "advice": _advice,
    "finding": _finding,
    "lmc": _lmc,
    "invite": _invite,
    "reply": _reply,
    "plan": _plan,
    "plan-answer": _answer,
    "approve": _approve,
    "dispute": _dispute,
    "dispute-step": _dispute_step,
}
"""By the last part of the address."""
