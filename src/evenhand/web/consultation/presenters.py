"""The words of a framework's version: what it is, what was said of it, and what can be done now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.accounts.models import Organisation
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.calendar.working_days import working_days_after, working_days_between
from evenhand.cycle.consultation.models import Comment, FrameworkVersion
from evenhand.cycle.consultation.of import comments_of, has_signed, is_own, moves_of
from evenhand.cycle.consultation.policies import closes_on
from evenhand.cycle.consultation.tables import FRAMEWORK, WORKING_DAYS_TO_COMMENT
from evenhand.cycle.consultation.texts import as_yaml, faults_of
from evenhand.cycle.machine import state_of
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words
from evenhand.publication.installed import Opened
from evenhand.web.consultation.impact_words import ImpactView, present_impact


@dataclass(frozen=True)
class StepButton:
    """A step the viewer's role can take from here; with a box for words where `needs_words`."""

    name: str
    title: str
    needs_words: bool
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class CommentView:
    """A comment with its answer."""

    number: int
    who: str
    text: str
    answer: str
    answered: str


@dataclass(frozen=True)
class StrandView:
    """A strand: its question, how many indicators, and how many of them have a standard."""

    title: str
    question: str
    content: str


@dataclass(frozen=True)
class VersionView:
    """A version as one viewer sees it. `number` is 0 before the first is written."""

    title: str
    number: int
    pk: int
    state: str
    meaning: str
    summary: str
    purpose: str
    clock: str
    strands: tuple[StrandView, ...]
    comments: tuple[CommentView, ...]
    sign_offs: tuple[str, ...]
    happened: tuple[str, ...]
    impact: ImpactView | None
    steps: tuple[StepButton, ...]
    lmcs: tuple[tuple[str, str], ...]
    earliest_close: str
    may_comment: bool
    may_answer: bool
    may_sign_off: bool
    is_lmc: bool
    may_write: bool
    definition: str
    record: str
    faults: tuple[str, ...] = ()
    """What the linter finds against a draft, for those who write it."""


def present_version(
    viewer: Viewer,
    commissioner: str,
    framework: str,
    version: FrameworkVersion | None,
    opened: Opened,
    lmcs: Sequence[Organisation],
    today: date,
) -> VersionView:
    """Return a version as a viewer sees it; without one, the place where a draft begins."""
    writes = viewer.role == Role.PERFORMANCE
    if version is None:
        return _empty(framework, writes)
    definition, state = version.as_definition, state_of(FRAMEWORK, version)
    moves = moves_of(version)
    opening = next((move for move in moves if move.transition == "consult"), None)
    last = closes_on(version)
    is_open = state == "consulting" and last is not None and today <= last
    names = is_own(viewer, commissioner)
    return VersionView(
        title=definition.title,
        number=version.number,
        pk=version.pk,
        state=state,
        meaning=_(FRAMEWORK.states[state]),
        summary=definition.summary,
        purpose=_(MEANINGS["purpose"][definition.purpose]),
        clock=_clock(state, last, today),
        strands=tuple(_strands(version)),
        comments=tuple(_comment(one, opened, commissioner, names) for one in comments_of(version)),
        sign_offs=_sign_offs(version),
        happened=tuple(_happened(move, names) for move in moves),
        impact=present_impact(opening.evidence["impact"]) if opening else None,
        steps=tuple(_steps(viewer, version, state)),
        lmcs=tuple((one.code, one.name) for one in lmcs),
        earliest_close=working_days_after(today, WORKING_DAYS_TO_COMMENT).isoformat(),
        **_may(viewer, version, state, is_open=is_open),
        definition=as_yaml(version.definition) if writes else "",
        record="" if state in ("draft", "withdrawn") else f"/frameworks/{commissioner}/{framework}/",
        faults=faults_of(definition, opened.edition.indicators) if writes and state == "draft" else (),
    )


def _sign_offs(version: FrameworkVersion) -> tuple[str, ...]:
    return tuple(
        _("{name}, {role}, {day}").format(
            name=one.name, role=one.clinical_role, day=day_words(timezone.localdate(one.at))
        )
        for one in version.sign_offs.all()
    )


def _may(viewer: Viewer, version: FrameworkVersion, state: str, *, is_open: bool) -> dict[str, bool]:
    """Return what a viewer may do with a version in its state."""
    writes = viewer.role == Role.PERFORMANCE
    return {
        "may_comment": is_open and viewer.may("comment", "framework draft"),
        "may_answer": state == "consulting" and writes,
        "may_sign_off": _can_sign(viewer, version, state),
        "is_lmc": viewer.role == Role.LMC,
        "may_write": writes,
    }


def _empty(framework: str, writes: bool) -> VersionView:
    return VersionView(
        title=name_words(framework.replace("-", " ")), number=0, pk=0, state="", meaning="", summary="", purpose="",
        clock="", strands=(), comments=(), sign_offs=(), happened=(), impact=None, steps=(), lmcs=(), earliest_close="",
        may_comment=False, may_answer=False, may_sign_off=False, is_lmc=False, may_write=writes, definition="",
        record="",
    )  # fmt: skip


def _strands(version: FrameworkVersion) -> Iterator[StrandView]:
    for strand in version.as_definition.strands:
        held = sum(one.standard.kind != "none" for one in strand.indicators)
        count = ngettext("{count} indicator", "{count} indicators", len(strand.indicators)).format(
            count=len(strand.indicators)
        )
        standards = (
            ngettext("{count} with a standard", "{count} with a standard", held).format(count=held)
            if held
            else _("none with a standard")
        )
        yield StrandView(strand.title, strand.question, f"{count}, {standards}")


def _clock(state: str, last: date | None, today: date) -> str:
    if state != "consulting" or last is None:
        return ""
    if today > last:
        return _("Comments were taken until {day}.").format(day=day_words(last))
    left = working_days_between(today, last)
    days = ngettext("{days} working day left", "{days} working days left", left).format(days=left)
    return _("Comments are taken until {day}: {days}.").format(day=day_words(last), days=days)


def _comment(one: Comment, opened: Opened, commissioner: str, names: bool) -> CommentView:
    who = {
        Comment.Side.LMC: _("The local medical committee"),
        Comment.Side.PRACTICE: _("A practice"),
        Comment.Side.CLINICIAN: _("A clinician: {role}").format(role=one.clinical_role),
    }[Comment.Side(one.side)]
    if names and one.side != Comment.Side.LMC and one.organisation in opened.practices:
        who = f"{who} ({name_words(opened.practices[one.organisation]['name'])})"
    answer = getattr(one, "answer", None)
    return CommentView(
        one.pk,
        f"{who}, {day_words(timezone.localdate(one.at))}",
        one.text,
        answer.text if answer else "",
        day_words(timezone.localdate(answer.at)) if answer else "",
    )


def _happened(move, names: bool) -> str:  # type: ignore[no-untyped-def]
    title = _(FRAMEWORK.by_name[move.transition].title)
    day = day_words(timezone.localdate(move.at))
    who = f", {move.by.name}" if names and move.by else ""
    told = f"{day}: {title}{who}."
    if move.transition == "record-disagreement":
        return _("{told} In the LMC’s words: “{words}”").format(told=told, words=move.reason)
    return f"{told} {move.reason}".strip()


def _steps(viewer: Viewer, version: FrameworkVersion, state: str) -> Iterator[StepButton]:
    for one in FRAMEWORK.leaving(state, {viewer.role}):
        if one.name != "consult":
            conditions = tuple(f"{guard.sentence} ({guard.rule})" for guard in one.guards)
            yield StepButton(one.name, _(one.title), one.needs_reason, conditions)


def _can_sign(viewer: Viewer, version: FrameworkVersion, state: str) -> bool:
    if not viewer.may("comment", "framework draft") or viewer.person is None:
        return False
    signable = state in ("consulting", "answered", "agreed", "disagreement_recorded")
    return signable and not has_signed(viewer, version)
