"""The words of reviews.

Long because it holds all the words of one record that both sides write.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.reviews import of
from evenhand.cycle.reviews.beside import Promise, objectives_of, support_of
from evenhand.cycle.reviews.models import AgreedAction, Kind, ObjectiveOutcome, PartVersion, Review
from evenhand.cycle.reviews.parts import STATEMENT, WRITTEN, Part
from evenhand.cycle.reviews.tables import OF_PRACTICE, REVIEW, WRITABLE, corrections_until
from evenhand.pages import addresses
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words, period_words
from evenhand.publication.installed import Opened


@dataclass(frozen=True)
class Choice:
    """An option of a form."""

    value: str
    text: str


@dataclass(frozen=True)
class ReviewLine:
    """A review in a list."""

    address: str
    title: str
    under: str


@dataclass(frozen=True)
class PartView:
    """A part of the record: what it says, whose words it is, and whether the viewer writes it now."""

    id: str
    title: str
    hint: str
    text: str
    version: int
    longest: int
    told: str
    is_statement: bool
    can_write: bool


@dataclass(frozen=True)
class ObjectiveView:
    """An objective, what is said of it and what shows it."""

    id: str
    text: str
    about: str
    outcome: str
    evidence: str


@dataclass(frozen=True)
class ActionView:
    """An agreed action."""

    number: int
    what: str
    who: str
    due: str


@dataclass(frozen=True)
class CommentView:
    """A comment of the practice and what was done about it."""

    number: int
    words: str
    when: str
    answer: str


@dataclass(frozen=True)
class StepView:
    """A step the viewer can take now."""

    name: str
    title: str
    needs_reason: bool


@dataclass(frozen=True)
class Happened:
    """A step that was taken: when, what it meant, and why."""

    when: str
    what: str
    reason: str


@dataclass(frozen=True)
class ReviewView:
    """A review as both sides see it. `can` names what the viewer can do now beside the steps."""

    number: int
    title: str
    practice: str
    practice_address: str
    period: str
    state: str
    meaning: str
    clock: str
    day: str
    day_typed: str
    day_version: int
    pack: str
    held: str
    lmc: str
    parts: tuple[PartView, ...]
    objectives: tuple[ObjectiveView, ...]
    support: tuple[str, ...]
    actions: tuple[ActionView, ...]
    comments: tuple[CommentView, ...]
    steps: tuple[StepView, ...]
    happened: tuple[Happened, ...]
    outcomes: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    can: frozenset[str]
    today: str


def present_list(opened: Opened, reviews: Iterable[Review]) -> tuple[ReviewLine, ...]:
    """Return the list of reviews: the newest year first, practices by name."""
    lines = [
        (
            -one.year,
            practice_name(opened, one.practice),
            ReviewLine(
                f"/desk/reviews/{one.pk}/",
                f"{practice_name(opened, one.practice)}: {one.get_kind_display()}, {_period(one)}",
                f"{_(REVIEW.states[of.state(one)])}.",
            ),
        )
        for one in reviews
    ]
    return tuple(line for _year, _name, line in sorted(lines, key=lambda entry: entry[:2]))


def practice_name(opened: Opened, code: str) -> str:
    """Return a practice's name, or its code where the release does not know it."""
    row = opened.practices.get(code)
    return (name_words(row["name"]) if row else "") or code


def present_review(opened: Opened, viewer: Viewer, review: Review, today: date) -> ReviewView:
    """Return a review with what the viewer can do about it on a day."""
    state = of.state(review)
    parts = of.newest_parts(review)
    planned = of.planned_for(review)
    day = parts.get("day")
    return ReviewView(
        number=review.pk,
        title=str(review.get_kind_display()),
        practice=practice_name(opened, review.practice),
        practice_address=f"/{addresses.practice(review.practice)}",
        period=_period(review),
        state=state,
        meaning=_(REVIEW.states[state]),
        clock=_clock(review, state),
        day=day_words(planned),
        day_typed=planned.isoformat() if planned else "",
        day_version=day.version if day else 0,
        pack=_pack(review),
        held=_held(review),
        lmc=_lmc(review),
        parts=tuple(_part(viewer, state, part, parts.get(part.id)) for part in WRITTEN),
        objectives=tuple(_objectives(review)),
        support=tuple(support_line(one, today) for one in _support(review)),
        actions=tuple(_action(one) for one in of.actions_of(review)),
        comments=tuple(_comments(review)),
        steps=tuple(
            StepView(step.name, _(step.title), step.needs_reason)
            for step in REVIEW.leaving(state, {viewer.role})
        ),
        happened=tuple(
            Happened(day_words(timezone.localdate(one.at)), _(REVIEW.states[one.to_state]), one.reason)
            for one in review.moves.all()
        ),
        outcomes=tuple(Choice(value, str(label)) for value, label in ObjectiveOutcome.Outcome.choices),
        sides=tuple(Choice(value, str(label)) for value, label in AgreedAction.Side.choices),
        can=_can(viewer, review, state),
        today=today.isoformat(),
    )


def kinds() -> tuple[Choice, ...]:
    """Return the kinds of review to choose from."""
    return tuple(Choice(value, str(label)) for value, label in Kind.choices)


def _period(review: Review) -> str:
    return period_words(review.period_start, review.period_end)


def _can(viewer: Viewer, review: Review, state: str) -> frozenset[str]:
    """Return what a viewer can do: what their role may, as far as the state lets it."""
    if not viewer.may("write", "review"):
        return frozenset()
    can = set()
    is_practice = viewer.role == Role.PRACTICE
    if state in (OF_PRACTICE if is_practice else WRITABLE):
        can |= {"write", "action"}
    if not is_practice and state in WRITABLE:
        can |= {"outcome", "day"}
    if is_practice and state == "with_practice":
        can |= {"comment", "content"}
    if not is_practice and state in ("with_practice", "drafted"):
        can |= {"answer"}
    if not hasattr(review, "lmc_invitation") and state not in REVIEW.final:
        can |= {"invite"}
    return frozenset(can)


def _part(viewer: Viewer, state: str, part: Part, newest: PartVersion | None) -> PartView:
    open_for = OF_PRACTICE if viewer.role == Role.PRACTICE else WRITABLE
    told = ""
    if newest is not None and newest.text:
        side = _("the practice") if newest.role == Role.PRACTICE else _("the commissioner")
        told = _("Written by {side}, {day}").format(side=side, day=day_words(timezone.localdate(newest.at)))
    return PartView(
        id=part.id,
        title=str(part.title),
        hint=str(part.hint),
        text=newest.text if newest else "",
        version=newest.version if newest else 0,
        longest=part.longest,
        told=told,
        is_statement=part.id == STATEMENT,
        can_write=viewer.may("write", "review") and viewer.role in part.roles and state in open_for,
    )


def _clock(review: Review, state: str) -> str:
    if state == "pack_sent":
        return _("The conversation can be held from {day} on.").format(day=day_words(review.pack.earliest_on))
    if state == "with_practice":
        return _("The practice can correct the record until {day}.").format(
            day=day_words(corrections_until(review))
        )
    return ""


def _pack(review: Review) -> str:
    if not hasattr(review, "pack"):
        return _("Not given yet")
    return _("Given on {day}: the figures of edition {edition}").format(
        day=day_words(review.pack.sent_on), edition=review.pack.release
    )


def _held(review: Review) -> str:
    if not hasattr(review, "conversation"):
        return ""
    held = review.conversation
    return _("{day}, with {who}").format(day=day_words(held.held_on), who=held.attendees)


def _lmc(review: Review) -> str:
    if not hasattr(review, "lmc_invitation"):
        return ""
    by = _("the practice") if review.lmc_invitation.role == Role.PRACTICE else _("the commissioner")
    return _("Invited by {side}, {day}").format(
        side=by, day=day_words(timezone.localdate(review.lmc_invitation.at))
    )


def _objectives(review: Review) -> Iterator[ObjectiveView]:
    told = {one.objective: one for one in of.newest_outcomes(review)}
    for one in objectives_of(review.practice, review.year):
        said = told.get(one.id)
        about = [
            one.basis,
            _("From {baseline} to {target}").format(baseline=one.baseline, target=one.target)
            if one.target
            else "",
            _("Imposed: the practice did not sign it") if one.imposed else "",
        ]
        yield ObjectiveView(
            id=one.id,
            text=one.text,
            about=". ".join(part for part in about if part),
            outcome=str(said.get_outcome_display()) if said else "",
            evidence=said.evidence if said else "",
        )


def _support(review: Review) -> tuple[Promise, ...]:
    return support_of(review.practice, review.period_start, timezone.localdate())


def support_line(one: Promise, today: date) -> str:
    """Return in a sentence what was promised, and whether it was delivered."""
    if one.delivered_on:
        came = _("delivered on {day}").format(day=day_words(one.delivered_on))
    elif one.is_late(today):
        came = _("not delivered by {day}: late").format(day=day_words(one.due))
    elif one.due:
        came = _("due by {day}").format(day=day_words(one.due))
    else:
        came = _("not delivered yet")
    told = f" {one.told}" if one.told else ""
    return (
        _("{what}, promised on {day}: {came}.").format(
            what=one.what.rstrip("."), day=day_words(one.promised_on), came=came
        )
        + told
    )


def _action(one: AgreedAction) -> ActionView:
    who = f"{one.owner} ({str(one.get_side_display()).lower()})"
    return ActionView(one.pk, one.what, who, day_words(one.due))


def _comments(review: Review) -> Iterator[CommentView]:
    for one in review.comments.all():
        answer = one.answer.words if hasattr(one, "answer") else ""
        yield CommentView(one.pk, one.words, day_words(timezone.localdate(one.at)), answer)
