"""The words of support."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.machine import state_of
from evenhand.cycle.support.kinds import Kind
from evenhand.cycle.support.models import Ask, Offer
from evenhand.cycle.support.network import learners_for, named_for
from evenhand.cycle.support.of import is_late
from evenhand.cycle.support.shortfall import shortfall_of
from evenhand.cycle.support.tables import SUPPORT
from evenhand.pages import addresses
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words
from evenhand.publication.installed import Opened


@dataclass(frozen=True)
class Happened:
    """Something that was done, when, by which side, and why."""

    when: str
    what: str
    reason: str


@dataclass(frozen=True)
class Step:
    """A step the viewer can take now."""

    name: str
    title: str
    needs_reason: bool
    label: str


@dataclass(frozen=True)
class Learner:
    """A practice that can be learned from."""

    name: str
    address: str


@dataclass(frozen=True)
class OfferView:
    """An offer as it is shown to both sides."""

    number: int
    address: str
    practice: str
    kind: str
    about: str
    what: str
    owner: str
    due: str
    reviews: str
    state: str
    meaning: str
    is_late: bool
    criteria: tuple[Mapping[str, Any], ...]
    learners: tuple[Learner, ...]
    learning: str
    happened: tuple[Happened, ...]
    steps: tuple[Step, ...]
    replaces: str


@dataclass(frozen=True)
class DecisionView:
    """What was decided about a request, by criteria."""

    outcome: str
    on: str
    reasons: str
    criteria: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class AskView:
    """A request as it is shown to both sides."""

    number: int
    practice: str
    kind: str
    words: str
    on: str
    is_premises: bool
    decisions: tuple[DecisionView, ...]
    can_decide: bool


@dataclass(frozen=True)
class SupportView:
    """Everything about support that a viewer has."""

    offers: tuple[OfferView, ...]
    asks: tuple[AskView, ...]
    practices: tuple[tuple[str, str], ...]
    is_practice: bool
    note: str
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NewView:
    """The form of an offer to a practice: what is known of its funding and rooms stands first."""

    practice: str
    note: str
    criteria: tuple[Mapping[str, Any], ...]
    kinds: tuple[tuple[str, str], ...]
    indicators: tuple[tuple[str, str], ...]


def kinds_for(is_short: bool) -> tuple[tuple[str, str], ...]:
    """Return the kinds of support with their words; investment first where funding or rooms are short (R-17)."""
    listed = [(value, str(label)) for value, label in Kind.choices]
    if is_short:
        listed.sort(key=lambda one: one[0] != Kind.INVESTMENT)
    return tuple(listed)


def name_of(opened: Opened, practice: str) -> str:
    """Return a practice's name; its code where this release does not know it."""
    row = opened.practices.get(practice)
    return (name_words(row["name"]) if row else "") or practice


def present_offer(opened: Opened, viewer: Viewer, one: Offer, today: date) -> OfferView:
    """Return an offer with what the viewer can do about it on a day."""
    now = state_of(SUPPORT, one)
    return OfferView(
        number=one.pk,
        address=f"/desk/support/{one.pk}/",
        practice=name_of(opened, one.practice),
        kind=str(one.get_kind_display()),
        about=one.about,
        what=one.what,
        owner=one.owner,
        due=day_words(one.due_on),
        reviews=_("{first} and {second}").format(
            first=day_words(one.first_review_on), second=day_words(one.second_review_on)
        ),
        state=now,
        meaning=_(SUPPORT.states[now]),
        is_late=is_late(one, today),
        criteria=tuple(one.criteria),
        learners=tuple(
            Learner(name_of(opened, code), f"/{addresses.practice(code)}")
            for code in named_for(viewer, opened, one.practice, one.indicator)
        ),
        learning=_learning(opened, one),
        happened=tuple(
            Happened(day_words(timezone.localdate(move.at)), _(SUPPORT.states[move.to_state]), move.reason)
            for move in one.moves.all()
        ),
        steps=_steps(viewer, now),
        replaces=f"/desk/support/{one.instead_of_id}/" if one.instead_of_id else "",
    )


def _steps(viewer: Viewer, now: str) -> tuple[Step, ...]:
    if not viewer.may("write", "support"):
        return ()
    return tuple(
        Step(step.name, _(step.title), step.needs_reason, _("{step}: say more").format(step=_(step.title)))
        for step in SUPPORT.leaving(now, {viewer.role})
    )


def _learning(opened: Opened, one: Offer) -> str:
    if one.kind != Kind.NETWORK:
        return ""
    count = len(learners_for(opened, one.practice, one.indicator))
    if not count:
        return _(
            "No practice alike that does well on this, given its context, has agreed to be asked yet. Practices "
            "agree on their own page of practices like them."
        )
    return ngettext(
        "{count} practice alike does well on this, given its context, and agreed to be asked.",
        "{count} practices alike do well on this, given their context, and agreed to be asked.",
        count,
    ).format(count=count)


def present_ask(opened: Opened, viewer: Viewer, one: Ask) -> AskView:
    """Return a request with what became of it."""
    decisions = tuple(
        DecisionView(
            str(found.get_outcome_display()),
            day_words(timezone.localdate(found.at)),
            found.reasons,
            tuple(found.criteria),
        )
        for found in one.decisions.all()
    )
    granted = any(found.outcome == "granted" for found in one.decisions.all())
    return AskView(
        number=one.pk,
        practice=name_of(opened, one.practice),
        kind=str(one.get_kind_display()),
        words=one.words,
        on=day_words(one.asked_on),
        is_premises=one.is_premises,
        decisions=decisions,
        can_decide=viewer.role == Role.PERFORMANCE and not granted,
    )


def present_support(
    opened: Opened, viewer: Viewer, offers: Sequence[Offer], asks: Sequence[Ask], today: date
) -> SupportView:
    """Return everything, practices A to Z and each practice's newest first."""
    is_practice = viewer.role == Role.PRACTICE
    short = shortfall_of(opened, viewer.organisation_code) if is_practice else None
    shown = [present_offer(opened, viewer, one, today) for one in offers]
    shown.sort(key=lambda one: (one.practice.casefold(), -one.number))
    asked = [present_ask(opened, viewer, one) for one in asks]
    asked.sort(key=lambda one: (one.practice.casefold(), -one.number))
    area = (
        row for code in sorted(viewer.area_codes) for row in opened.practices_by_area.get(code, ())
    ) if viewer.role == Role.PERFORMANCE else ()  # fmt: skip
    open_ones = [(row["code"], name_of(opened, row["code"])) for row in area if row["status"] != "closed"]
    return SupportView(
        offers=tuple(shown),
        asks=tuple(asked),
        practices=tuple(sorted(open_ones, key=lambda one: one[1].casefold())),
        is_practice=is_practice,
        note=short.note if short else "",
        kinds=kinds_for(bool(short and short.is_short)),
    )


def present_new(opened: Opened, practice: str) -> NewView:
    """Return the form of an offer to a practice."""
    short = shortfall_of(opened, practice)
    figures = tuple((name, one.title) for name, one in opened.edition.indicators.items())
    return NewView(
        practice=name_of(opened, practice),
        note=short.note,
        criteria=tuple(one.told() for one in short.criteria),
        kinds=kinds_for(short.is_short),
        indicators=(("", _("No one figure")), *sorted(figures, key=lambda one: one[1].casefold())),
    )
