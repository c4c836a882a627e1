"""The words of an agreement as its two sides see it: what stands, how it came to, and what can be done now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agreements import of
from evenhand.cycle.agreements.content import NOTE
from evenhand.cycle.agreements.objective_guards import OPEN
from evenhand.cycle.agreements.tables import AGREEMENT, OBJECTIVE, PARTIES
from evenhand.cycle.agreements.words import (
    basis_words,
    chance_words,
    noise_words,
    pounds,
    support_words,
    target_words,
)
from evenhand.cycle.machine import state_of
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words
from evenhand.publication.installed import Opened
from evenhand.web.agreements.fields import blank, fields_of
from evenhand.web.agreements.listing import year_words

if TYPE_CHECKING:
    from evenhand.cycle.agreements.models import Agreement, Objective, ObjectiveVersion


@dataclass(frozen=True)
class LedgerEntry:
    """A version in the ledger; `commissioner` and `practice` hold its text on the side that wrote it."""

    when: str
    what: str
    commissioner: str
    practice: str


@dataclass(frozen=True)
class ObjectiveView:
    """An objective as it stands, its ledger, and what the viewer can do with it."""

    number: int
    seen: int
    label: str
    is_imposed: bool
    text: str
    scope: str
    basis: str
    counted: str
    target: str
    chance: str
    noise: str
    note: str
    context: str
    support: tuple[str, ...]
    payment: str
    ledger: tuple[LedgerEntry, ...]
    can_agree: bool
    can_counter: bool
    can_withdraw: bool
    values: Mapping[str, str]


@dataclass(frozen=True)
class StepButton:
    """A step the viewer can take; with a box for words where it needs a reason."""

    name: str
    title: str
    needs_reason: bool
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class AgreementView:
    """An agreement as one side sees it."""

    title: str
    practice: str
    note: str
    state: str
    meaning: str
    due: str
    rolled: str
    objectives: tuple[ObjectiveView, ...]
    withdrawn: tuple[ObjectiveView, ...]
    may_write: bool
    may_impose: bool
    blank: Mapping[str, str]
    indicators: tuple[tuple[str, str], ...]
    may_sign: bool
    content_hash: str
    signatures: tuple[str, ...]
    steps: tuple[StepButton, ...]
    happened: tuple[str, ...]
    public: str


@dataclass(frozen=True)
class BeginView:
    """The place where an agreement begins."""

    title: str
    may_begin: bool


def present_beginning(viewer: Viewer, practice: Mapping[str, Any], year: int) -> BeginView:
    """Return the page of a practice and year without an agreement."""
    name = name_words(practice["name"])
    title = _("Agreement with {name}, {year}").format(name=name, year=year_words(year))
    return BeginView(title, viewer.role == Role.PERFORMANCE)


def present_agreement(viewer: Viewer, agreement: "Agreement", opened: Opened, today: date) -> AgreementView:
    """Return an agreement as a viewer sees it."""
    state = state_of(AGREEMENT, agreement)
    row = opened.practices.get(agreement.practice)
    name = name_words(row["name"]) if row else agreement.practice
    is_open = not agreement.is_rolled and state in OPEN
    may_write = is_open and viewer.role in PARTIES and (state != "draft" or viewer.role == Role.PERFORMANCE)
    every = [_objective(viewer, one, of.versions_of(one), opened, may_write) for one in of.written(agreement)]
    standing = {one.number for one, _version in of.objectives_of(agreement)}
    who = _("Agreement with {name}, {year}") if viewer.role != Role.PRACTICE else _("Our agreement, {year}")
    return AgreementView(
        title=who.format(name=name, year=year_words(agreement.year)),
        practice=name,
        note=NOTE,
        state=state,
        meaning=_(AGREEMENT.states[state]),
        due=day_words(of.signature_due(agreement.commissioner, agreement.year)),
        rolled=_(
            "This is the agreement of {year}, which goes on because nobody signed another. Nothing was added to it."
        ).format(year=year_words(agreement.origin.year))
        if agreement.is_rolled
        else "",
        objectives=tuple(one for one in every if one.number in standing),
        withdrawn=tuple(one for one in every if one.number not in standing),
        may_write=may_write,
        may_impose=may_write and viewer.role == Role.PERFORMANCE,
        blank=blank(),
        indicators=tuple(_indicators(opened, agreement.practice)) if may_write else (),
        may_sign=_may_sign(viewer, state),
        content_hash=of.content_hash(agreement),
        signatures=tuple(_signatures(agreement)),
        steps=tuple(_steps(viewer, state)),
        happened=tuple(_happened(move) for move in of.moves_of(agreement)),
        public=f"/practices/{agreement.practice}/agreement/" if state == "in_force" else "",
    )


def _objective(
    viewer: Viewer,
    objective: "Objective",
    versions: "list[ObjectiveVersion]",
    opened: Opened,
    may_write: bool,
) -> ObjectiveView:
    last = versions[-1]
    terms, facts = last.terms, last.evidence["facts"]
    known = last.evidence.get("realism") or {}
    steps = {one.name for one in OBJECTIVE.leaving(last.to_state, {viewer.role})} if may_write else set()
    return ObjectiveView(
        number=objective.number,
        seen=len(versions),
        label=_(OBJECTIVE.states[last.to_state]),
        is_imposed=last.to_state == "imposed",
        text=terms.text,
        scope=_("For every practice") if terms.scope == "common" else _("For this practice"),
        basis=basis_words(terms),
        counted=facts["title"] or terms.counted[:1].upper() + terms.counted[1:],
        target=target_words(last),
        chance=chance_words(known.get("chance")),
        noise=noise_words(last),
        note=known.get("note", ""),
        context=facts.get("note", ""),
        support=support_words(terms),
        payment=pounds(terms.payment_pence),
        ledger=tuple(_entry(one) for one in versions),
        can_agree="agree" in steps and last.role != viewer.role,
        can_counter="counter" in steps,
        can_withdraw="withdraw" in steps,
        values=fields_of(terms, opened),
    )


def _entry(version: "ObjectiveVersion") -> LedgerEntry:
    told = ". ".join(one.rstrip(".") for one in (version.text, target_words(version)) if one)
    repeats = version.transition in ("agree", "withdraw")
    said = "" if repeats else f"{told}. {basis_words(version.terms)}."
    words = " ".join(one for one in (said, version.reason) if one) or _("Agreed")
    is_practice = version.role == Role.PRACTICE
    who = version.by.name if version.by else ""
    return LedgerEntry(
        f"{day_words(timezone.localdate(version.at))}, {who}",
        _(OBJECTIVE.by_name[version.transition].title),
        "" if is_practice else words,
        words if is_practice else "",
    )


def _indicators(opened: Opened, practice: str) -> Iterator[tuple[str, str]]:
    """Yield indicators a number can be of: those of which the practice has a figure, and that are better one way."""
    figures = {
        row["indicator"] for row in opened.true_figures.results_of(practice) if row["value"] is not None
    }
    found = [
        (one.title, name)
        for name, one in opened.edition.indicators.items()
        if name in figures and one.polarity != "neutral" and one.statistic != "fact"
    ]
    yield from ((name, title) for title, name in sorted(found))


def _may_sign(viewer: Viewer, state: str) -> bool:
    own = {Role.PRACTICE: "signed_commissioner", Role.PERFORMANCE: "signed_practice"}
    return viewer.role in PARTIES and state in ("agreed", own[Role(viewer.role)])


def _signatures(agreement: "Agreement") -> Iterator[str]:
    sides = {"practice": _("The practice"), "commissioner": _("The commissioner")}
    for one in of.signatures_of(agreement):
        day = day_words(timezone.localdate(one.at))
        yield _("{side}: {name}, {day}").format(side=sides[one.side], name=one.person.name, day=day)


def _steps(viewer: Viewer, state: str) -> Iterator[StepButton]:
    for one in AGREEMENT.leaving(state, {viewer.role}):
        if not one.name.startswith(("sign-", "complete-")):
            conditions = tuple(_(guard.sentence) for guard in one.guards if guard.rule != "parties")
            yield StepButton(one.name, _(one.title), one.needs_reason, conditions)


def _happened(move: Any) -> str:
    day = day_words(timezone.localdate(move.at))
    who = f", {move.by.name}" if move.by else ""
    return f"{day}: {_(AGREEMENT.by_name[move.transition].title)}{who}. {move.reason}".strip()
