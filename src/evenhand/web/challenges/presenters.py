"""The words of challenges, replies and corrections."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.calendar.working_days import working_days_between
from evenhand.cycle.challenges.models import Challenge, Correction, ReplyVersion
from evenhand.cycle.challenges.of import state
from evenhand.cycle.challenges.reasons import ChallengeReason, ReplyReason
from evenhand.cycle.challenges.tables import CHALLENGE
from evenhand.pages import addresses
from evenhand.pages.names import name_words
from evenhand.pages.numbers import NumberForm, day_words, period_words
from evenhand.publication.installed import Opened
from evenhand.publication.said import LONGEST_REPLY


@dataclass(frozen=True)
class Choice:
    """An option of a form."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True)
class StepButton:
    """A step the viewer can take now."""

    name: str
    title: str
    needs_reason: bool


@dataclass(frozen=True)
class Happened:
    """Something that was done, when, by which side, and why."""

    when: str
    what: str
    who: str
    reason: str


@dataclass(frozen=True)
class ChallengeView:
    """A challenge as it is shown to both sides."""

    number: int
    address: str
    practice: str
    title: str
    period: str
    value: str
    reason: str
    words: str
    evidence: str
    raised: str
    state: str
    meaning: str
    clock: str
    happened: tuple[Happened, ...]
    steps: tuple[StepButton, ...]


@dataclass(frozen=True)
class FormView:
    """A figure to challenge or to reply to: what it is, the choices, and what was typed."""

    indicator: str
    question: str
    figure: str
    note: str
    choices: tuple[Choice, ...]
    typed: str = ""
    evidence: str = ""
    version: int = 0
    most: int = LONGEST_REPLY


@dataclass(frozen=True)
class CorrectionView:
    """A correction of the public register."""

    practice: str
    address: str
    title: str
    period: str
    before: str
    after: str
    corrected: str


def present_challenge(opened: Opened, viewer: Viewer, one: Challenge, today: date) -> ChallengeView:
    """Return a challenge with what the viewer can do about it on a day."""
    definition = opened.edition.indicators.get(one.indicator)
    form = NumberForm.of(definition) if definition else None
    now = state(one)
    practice = opened.practices.get(one.practice)
    return ChallengeView(
        number=one.pk,
        address=f"/desk/challenges/{one.pk}/",
        practice=name_words(practice["name"]) if practice else one.practice,
        title=definition.title if definition else one.indicator,
        period=period_words(one.period_start, one.period_end),
        value=form.words(one.value) if form and one.value is not None else _("no value"),
        reason=one.get_reason_display(),
        words=one.words,
        evidence=one.evidence,
        raised=day_words(timezone.localdate(one.raised_at)),
        state=now,
        meaning=_(CHALLENGE.states[now]),
        clock=_clock(one, now, today),
        happened=tuple(
            Happened(
                day_words(timezone.localdate(move.at)),
                _(CHALLENGE.states[move.to_state]),
                move.role,
                move.reason,
            )
            for move in one.moves.all()
        ),
        steps=tuple(
            StepButton(step.name, _(step.title), step.needs_reason)
            for step in CHALLENGE.leaving(now, {viewer.role})
            if not (step.name == "decline" and today > one.due_on)
        ),
    )


def _clock(one: Challenge, now: str, today: date) -> str:
    if now != "raised":
        return ""
    days = working_days_between(today, one.due_on)
    left = ngettext("{days} working day left", "{days} working days left", days).format(days=days)
    return _("To be answered by {day}: {left}. After that the challenge stands.").format(
        day=day_words(one.due_on), left=left
    )


def present_form(
    opened: Opened,
    indicator: str,
    practice: str,
    reasons: type[ChallengeReason] | type[ReplyReason],
    **typed: str,
) -> FormView | None:
    """Return the form about a practice's own figure of an indicator; None where there is no such figure."""
    definition = opened.edition.indicators.get(indicator)
    rows = [row for row in opened.true_figures.results_of(practice) if row["indicator"] == indicator]
    if definition is None or not rows or rows[0]["period_end"] is None:
        return None
    row, form = rows[0], NumberForm.of(definition)
    value = row["value_text"] or (form.words(row["value"]) if row["value"] is not None else _("no value"))
    return FormView(
        indicator=indicator,
        question=definition.question,
        figure=f"{value}, {period_words(row['period_start'], row['period_end'])}",
        note=_(row["context_note"] or definition.context_note),
        choices=tuple(
            Choice(value, str(label), value == typed.get("reason")) for value, label in reasons.choices
        ),
        typed=typed.get("words", ""),
        evidence=typed.get("evidence", ""),
    )


def period_end_of(opened: Opened, practice: str, indicator: str) -> date | None:
    """Return the end of the period of a practice's figure."""
    found = [
        row["period_end"] for row in opened.true_figures.results_of(practice) if row["indicator"] == indicator
    ]
    return found[0] if found else None


def with_reply(view: FormView, reply: ReplyVersion | None) -> FormView:
    """Return a reply's form filled with the reply there is."""
    if reply is None:
        return view
    choices = tuple(Choice(one.value, one.text, one.value == reply.reason) for one in view.choices)
    return FormView(
        view.indicator, view.question, view.figure, view.note, choices, reply.text, "", reply.version
    )


def present_corrections(opened: Opened, made: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Return the register of corrections."""
    return tuple(_correction(opened, one) for one in made)


def _correction(opened: Opened, one: Correction) -> CorrectionView:
    challenge = one.challenge
    definition = opened.edition.indicators.get(challenge.indicator)
    practice = opened.practices.get(challenge.practice)
    form = NumberForm.of(definition) if definition else None

    def words(value: float | None) -> str:
        return form.words(value) if form and value is not None else _("no value")

    return CorrectionView(
        practice=name_words(practice["name"]) if practice else challenge.practice,
        address=f"/{addresses.practice(challenge.practice)}#{challenge.indicator}",
        title=definition.title if definition else challenge.indicator,
        period=period_words(challenge.period_start, challenge.period_end),
        before=words(one.value_before),
        after=words(one.value_after),
        corrected=day_words(timezone.localdate(one.made_at)),
    )
