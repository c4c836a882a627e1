"""The words of a case. Long because everything both sides see of one is put together here, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.actions.cases import BEFORE_NOTICE
from evenhand.cycle.concerns.actions.notices import DRAFTED_IN
from evenhand.cycle.concerns.actions.plans import BANNER
from evenhand.cycle.concerns.kinds import (
    ClauseSource,
    FoundAs,
    Funding,
    Inadmissible,
    NoticeKind,
    Origin,
    Outcome,
    Standing,
)
from evenhand.cycle.concerns.models import Case, Plan
from evenhand.cycle.concerns.pack import NextStep, next_steps
from evenhand.cycle.concerns.tables import CASE, IN_EFFECT, NOTICED
from evenhand.cycle.machine import state_of
from evenhand.cycle.support.models import Offer
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.numbers import day_words
from evenhand.publication.installed import Opened
from evenhand.web.cases.notices import (
    Choices,
    DisputeView,
    NoticeView,
    Part,
    StepForm,
    present_disputes,
    present_notice,
)
from evenhand.web.support.presenters import name_of

STEP_PAPERS: Final = {
    "act-on-safety": ("clinician",),
    "put-right": ("minute",),
    "not-put-right": ("minute",),
    "repeated": ("minute", "repeat_of", "cumulative"),
    "give-termination-notice": ("cumulative",),
}


@dataclass(frozen=True)
class CaseLine:
    """A case in a list."""

    address: str
    practice: str
    title: str
    meaning: str
    stayed: bool


@dataclass(frozen=True)
class PlanView:
    """A plan with its banner and what the practice said to it."""

    number: int
    steps: str
    when: str
    banner: str
    answer: str
    can_answer: bool


@dataclass(frozen=True)
class Happened:
    """A move: when, what, why, by which side, and each criterion with what was found (R-26)."""

    number: int
    when: str
    what: str
    who: str
    reason: str
    criteria: tuple[Part, ...]


@dataclass(frozen=True)
class Forms:
    """The forms a viewer has on the page, and the lists they choose from."""

    evidence: bool
    team: bool
    reply: bool
    lmc: bool
    dispute: bool
    assess: bool
    origins: Choices
    fundings: Choices
    indicators: Choices
    offers: Choices
    lmcs: Choices
    letters: Choices
    found: Choices
    outcomes: Choices
    drafts: Choices


@dataclass(frozen=True)
class CaseView:
    """A case as everybody reads it who may."""

    number: int
    base: str
    practice: str
    practice_code: str
    title: str
    state: str
    meaning: str
    banner: str
    stayed: str
    rests_on: str
    clause: str
    facts: str
    context_note: str
    opened: str
    steps: tuple[NextStep, ...]
    takes: tuple[StepForm, ...]
    evidence: tuple[Part, ...]
    supports: tuple[Part, ...]
    letters: tuple[Part, ...]
    lmcs: tuple[Part, ...]
    replies: tuple[Part, ...]
    reply_until: str
    advice: tuple[Part, ...]
    findings: tuple[Part, ...]
    plans: tuple[PlanView, ...]
    notices: tuple[NoticeView, ...]
    disputes: tuple[DisputeView, ...]
    happened: tuple[Happened, ...]
    forms: Forms


@dataclass(frozen=True)
class NewView:
    """The form of a new case."""

    practices: Choices
    origins: Choices
    standings: Choices
    sources: Choices


def base_of(viewer: Viewer, number: int) -> str:
    """Return where a viewer has a case: a practice its own, everybody else among those of their area."""
    return f"/desk/our-cases/{number}/" if viewer.role == Role.PRACTICE else f"/desk/cases/{number}/"


def present_cases(opened: Opened, viewer: Viewer, cases: Sequence[Case]) -> tuple[CaseLine, ...]:
    """Return a list of cases, by the practices' names."""
    lines = [
        CaseLine(
            base_of(viewer, one.pk),
            name_of(opened, one.practice),
            one.title,
            _(CASE.states[state_of(CASE, one)]),
            facts.is_stayed(one),
        )
        for one in cases
    ]
    return tuple(sorted(lines, key=lambda one: (one.practice.casefold(), one.title.casefold())))


def present_new(opened: Opened, viewer: Viewer) -> NewView:
    """Return the form of a new case."""
    mine = [row for code in sorted(viewer.area_codes) for row in opened.practices_by_area.get(code, ())]
    named = [(row["code"], name_of(opened, row["code"])) for row in mine if row["status"] != "closed"]
    return NewView(
        (("", _("Choose a practice")), *sorted(named, key=lambda one: one[1].casefold())),
        origins(),
        _listed(Standing.choices),
        _listed(ClauseSource.choices),
    )


def origins() -> Choices:
    """Return what a concern or evidence can come from, and with it what it never can: who chooses that is told why."""
    return (*_listed(Origin.choices), *_listed(Inadmissible.choices))


def _listed(choices: Sequence[tuple[str, object]]) -> Choices:
    return tuple((value, str(label)) for value, label in choices)


def _day(on: date) -> str:
    return day_words(on)


def present_case(opened: Opened, viewer: Viewer, case: Case, offers: Sequence[Offer]) -> CaseView:
    """Return a case with what is needed next and what the viewer can do. `offers` could belong to it."""
    state = state_of(CASE, case)
    steps = next_steps(viewer, case)
    return CaseView(
        number=case.pk,
        base=base_of(viewer, case.pk),
        practice=name_of(opened, case.practice),
        practice_code=case.practice,
        title=case.title,
        state=state,
        meaning=_(CASE.states[state]),
        banner=BANNER_OF_CASE if case.standing == Standing.BEYOND else "",
        stayed=_stayed(case),
        rests_on=str(case.get_standing_display()),
        clause=f"{case.get_clause_source_display()}: {case.clause}" if case.clause else "",
        facts=case.facts,
        context_note=case.context_note,
        opened=_("{day}, by {name}").format(day=_day(case.opened_on), name=case.opened_by.name),
        steps=steps,
        takes=_takes(viewer, case, steps),
        **_papers(case),
        plans=tuple(_plan(viewer, one) for one in case.plans.all()),
        notices=tuple(present_notice(viewer, case, one) for one in case.notices.all()),
        disputes=present_disputes(viewer, case),
        happened=_happened(case),
        forms=_forms(opened, viewer, case, state, offers),
    )


def _papers(case: Case) -> dict[str, Any]:
    """Return the papers of a case by the names that its view has for them."""
    last, lmcs = facts.last_invitation(case), facts.names_of_lmcs(case)
    return {
        "evidence": tuple(
            Part(str(Origin(one.origin).label), one.words, _day(timezone.localdate(one.at)), one.context_note)
            for one in case.evidence.all()
        ),
        "supports": tuple(
            Part(str(one.offer.get_kind_display()), one.offer.what, "", "", f"/desk/support/{one.offer_id}/")
            for one in case.supports.all()
        ),
        "letters": tuple(
            Part(
                one.reference,
                one.passage,
                _day(one.sent_on),
                _("Here since {day}").format(day=_day(one.written_on)),
            )
            for one in case.letters.all()
        ),
        "lmcs": tuple(
            Part(lmcs.get(one.lmc, one.lmc), one.why, _day(one.written_on)) for one in case.lmcs.all()
        ),
        "replies": tuple(Part("", one.words, _day(one.written_on)) for one in case.representations.all()),
        "reply_until": _day(last.due_on) if last else "",
        "advice": tuple(
            Part(one.adviser, f"{one.firm}, {one.reference}", _day(one.given_on)) for one in case.advice.all()
        ),
        "findings": tuple(
            Part(str(one.get_found_display()), one.reasons, _day(one.written_on))
            for one in case.findings.all()
        ),
    }


BANNER_OF_CASE: Final = (
    "This is about something outside the contract. Only help can be offered; nothing here has a contractual effect, "
    "and it can never come to a notice (R-09)."
)


def _stayed(case: Case) -> str:
    if not facts.is_stayed(case):
        return ""
    return _("The notice is disputed. What it would bring about waits until that is settled.")


def _takes(viewer: Viewer, case: Case, steps: Sequence[NextStep]) -> tuple[StepForm, ...]:
    drafts = {one.kind: one.pk for one in sorted(case.notices.all(), key=lambda notice: notice.pk)}
    labels = {
        "clinician": _("The clinician who advises that patients are in danger, by name and role"),
        "minute": _("The minute of the review: what was looked at, and what was found"),
        "repeat_of": _("Which breach was repeated, or which other notice was given"),
        "cumulative": _("What the breaches come to taken together"),
        "reason": _("Why, in words the practice will read"),
    }
    return tuple(
        StepForm(
            one.name,
            _(one.title),
            tuple(
                (name, labels[name])
                for name in (*STEP_PAPERS.get(one.name, ()), *(["reason"] * one.needs_reason))
            ),
            drafts.get(one.to),
        )
        for one in steps
        if one.is_viewers
    )


def _asked_for(step: NextStep) -> list[str]:
    return [*STEP_PAPERS.get(step.name, ()), *(["reason"] * step.needs_reason)]


def _plan(viewer: Viewer, plan: Plan) -> PlanView:
    answer = getattr(plan, "answer", None)
    said = ""
    if answer is not None:
        said = (
            _("The practice takes it.")
            if answer.is_accepted
            else _("The practice declines it, and nothing follows.")
        )
        said = f"{said} {answer.words}".strip()
    return PlanView(
        plan.pk,
        plan.steps,
        _day(timezone.localdate(plan.at)),
        BANNER if plan.standing == Standing.BEYOND else "",
        said,
        answer is None and viewer.role == Role.PRACTICE,
    )


def _happened(case: Case) -> tuple[Happened, ...]:
    sides = dict(Role.choices)
    return tuple(
        Happened(
            move.number,
            _day(timezone.localdate(move.at)),
            _(CASE.states[move.to_state]),
            str(sides.get(move.role, _("By itself"))),
            move.reason,
            tuple(
                Part(one["rule"], one["criterion"], "", "; ".join(one["found"]))
                for one in move.evidence.get("criteria", ())
            ),
        )
        for move in case.moves.all()
    )


def _forms(opened: Opened, viewer: Viewer, case: Case, state: str, offers: Sequence[Offer]) -> Forms:
    team = viewer.role == Role.PERFORMANCE and state != "closed"
    told = {one.lmc for one in case.lmcs.all()}
    lmcs = tuple((one.code, one.name) for one in facts.lmcs_of(case.commissioner) if one.code not in told)
    sides = viewer.role in (Role.PRACTICE, Role.PERFORMANCE)
    disputable = state in (NOTICED | IN_EFFECT | {"remedied", "may_terminate"}) and not facts.open_dispute(
        case
    )
    kinds = [kind for kind in NoticeKind if state in DRAFTED_IN[kind.value]]
    return Forms(
        evidence=team and state in BEFORE_NOTICE,
        team=team,
        reply=viewer.role == Role.PRACTICE,
        lmc=bool(sides and lmcs),
        dispute=bool(sides and disputable),
        assess=team and state == "assess",
        origins=origins(),
        fundings=_listed(Funding.choices),
        indicators=(("", _("No figure")), *_figures(opened.edition.indicators.values())),
        offers=tuple((str(one.pk), one.about) for one in offers),
        lmcs=lmcs,
        letters=_letters(case) if team else (),
        found=_listed(FoundAs.choices),
        outcomes=_listed(Outcome.choices),
        drafts=tuple((kind.value, str(kind.label)) for kind in kinds) if team else (),
    )


def _letters(case: Case) -> Choices:
    """Return the letters shared here that told of a figure of the case and were not named yet."""
    named = {one.reference for one in case.letters.all()}
    titles = [
        (str(one.pk), max(one.versions.all(), key=lambda version: version.number).title[:120])
        for one in facts.shared_letters(case, timezone.localdate())
    ]
    return tuple(one for one in titles if one[1] not in named)


def _figures(definitions: object) -> Choices:
    """Return the figures to choose from, without those of money, which have no part in a case (R-08)."""
    listed = [
        (one.id, one.title)
        for one in definitions  # type: ignore[attr-defined]
        if isinstance(one, IndicatorDefinition) and one.perspective != "money"
    ]
    return tuple(sorted(listed, key=lambda one: one[1].casefold()))
