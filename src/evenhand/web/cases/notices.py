"""Notices word for word, disputes about them, and the small views that every part of a case is shown by."""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.disputing import DISPUTE
from evenhand.cycle.concerns.models import Case, Notice
from evenhand.cycle.concerns.notice_faults import NOT_ON_RANK, WORDS
from evenhand.cycle.machine import state_of
from evenhand.pages.numbers import day_words

Choices = tuple[tuple[str, str], ...]

DISPUTE_STEP_PAPERS: Final = {
    "refer": ("names_and_addresses", "copy_of_contract", "statement"),
    "determine": ("reference",),
}


@dataclass(frozen=True)
class Part:
    """A paper: what it is called, what it says, and when it was written down."""

    name: str
    text: str
    when: str = ""
    note: str = ""
    link: str = ""


@dataclass(frozen=True)
class StepForm:
    """A step the viewer can take: its fields, each with its label."""

    name: str
    title: str
    papers: Choices
    notice: int | None


@dataclass(frozen=True)
class NoticeView:
    """A notice word for word."""

    number: int
    title: str
    state: str
    parts: tuple[Part, ...]
    can_approve: bool


@dataclass(frozen=True)
class DisputeView:
    """A dispute, what has come of it, and the viewer's steps in it."""

    number: int
    words: str
    when: str
    state: str
    meaning: str
    happened: tuple[Part, ...]
    steps: tuple[StepForm, ...]


def present_notice(viewer: Viewer, case: Case, one: Notice) -> NoticeView:
    """Return a notice word for word, with whether it was given."""
    was_given = facts.given_by(case, one)
    is_latest = facts.latest_notice(case, one.kind) == one
    approved = hasattr(one, "region_approval")
    if was_given is not None:
        state = _("Given on {day}").format(day=day_words(timezone.localdate(was_given.at)))
    elif not is_latest:
        state = _("An earlier draft")
    elif one.is_reserved and not approved:
        state = _("A draft; the region has to approve it")
    else:
        state = _("A draft; it has no effect before the board gives it")
    texts = [Part(label, str(getattr(one, name))) for name, label in WORDS.items()]
    more = [
        Part(_("The day it ends or takes effect"), day_words(one.ends_on) if one.ends_on else ""),
        Part(_("Why less than 28 days"), one.shorter_because),
        Part(_("Sanction"), str(one.get_sanction_display()) if one.sanction else ""),
        Part(_("Suspended until"), day_words(one.suspended_until) if one.suspended_until else ""),
        Part(_("Why it is reasonable and proportionate"), one.proportionate_because),
        Part(_("What the breaches come to"), one.cumulative_effect),
        Part(_("Ground"), str(one.get_ground_display()) if one.ground else ""),
        Part(
            _("It does not wait for a dispute, because of"),
            str(one.get_stands_despite_dispute_display()) if one.stands_despite_dispute else "",
        ),
        Part(_("Evidence"), ", ".join(str(number) for number in one.evidence)),
        Part(_("Legal advice"), f"{one.legal_advice.adviser}, {one.legal_advice.reference}"),
        Part(_("Statement"), NOT_ON_RANK),
    ]
    can_approve = (
        viewer.role == Role.REGION and one.is_reserved and is_latest and not approved and was_given is None
    )
    return NoticeView(
        one.pk,
        str(one.get_kind_display()),
        state,
        tuple(part for part in (*texts, *more) if part.text),
        can_approve,
    )


def present_disputes(viewer: Viewer, case: Case) -> tuple[DisputeView, ...]:
    """Return the disputes of a case with the viewer's steps in each."""
    labels = {
        "names_and_addresses": _("Both parties’ names and addresses"),
        "copy_of_contract": _("Where the copy of the contract is"),
        "statement": _("A short statement of the dispute"),
        "consent": _("The practice’s written consent: where and when"),
        "reference": _("The reference of the determination"),
        "reason": _("Why"),
    }
    found = []
    for one in case.disputes.all():
        state = state_of(DISPUTE, one)
        steps = []
        for step in DISPUTE.leaving(state, {viewer.role}):
            if step.name == "withdraw-dispute" and one.role != viewer.role:
                continue
            names = [*DISPUTE_STEP_PAPERS.get(step.name, ())]
            names += ["consent"] * (step.name == "refer" and viewer.role == Role.PERFORMANCE)
            names += ["reason"] * step.needs_reason
            steps.append(
                StepForm(step.name, _(step.title), tuple((name, labels[name]) for name in names), None)
            )
        happened = tuple(
            Part(_(DISPUTE.states[move.to_state]), move.reason, day_words(timezone.localdate(move.at)))
            for move in one.moves.all()
        )
        found.append(
            DisputeView(
                one.pk,
                one.words,
                day_words(one.raised_on),
                state,
                _(DISPUTE.states[state]),
                happened,
                tuple(steps),
            )
        )
    return tuple(found)
