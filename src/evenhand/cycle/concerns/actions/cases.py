"""Opening a case, its evidence, and the help that belongs to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Row, Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns.admissible import NEVER, UNFUNDED, Fault, Figure, faults_of, figure_of
from evenhand.cycle.concerns.deadlines import DAYS_BETWEEN_FINDINGS
from evenhand.cycle.concerns.kinds import SETTLED, ClauseSource, Funding, Origin, Standing
from evenhand.cycle.concerns.models import Case, CaseSupport, Evidence
from evenhand.cycle.concerns.policies import (
    THING,
    check_opener,
    check_side,
    check_state,
    refusals_recorded,
    said,
    take_part,
)
from evenhand.cycle.contact.policies import judgement_allowed
from evenhand.cycle.support.models import Offer
from evenhand.cycle.support.of import is_premises_unfunded
from evenhand.cycle.tasks.actions import assign
from evenhand.pages.numbers import NumberForm, period_words
from evenhand.publication.installed import Opened

BEFORE_NOTICE: Final = frozenset({"concern", "support", "assess"})


@dataclass(frozen=True)
class Concern:
    """What a case is opened with."""

    title: str
    origin: str
    standing: str
    clause_source: str
    clause: str
    facts: str
    context_note: str


def open_case(viewer: Viewer, practice: Row, concern: Concern) -> Case:
    """Write down a concern about a practice of the viewer's area; the practice can read it from that moment on.

    NotAllowed, with the rule's sentence, for what can be no case: a plan that was not followed (R-07), what rests on no
    contract (R-24), a practice nobody was in touch with (R-18), premises that were not funded (R-11).
    """
    with refusals_recorded(viewer, "open a case", practice["code"]):
        person = check_opener(viewer, practice)
        _check_concern(concern, practice["code"])
        is_beyond = concern.standing == Standing.BEYOND
        made = Case.objects.create(
            practice=practice["code"],
            commissioner=practice["commissioner"],
            title=said(concern.title, _("What it is about"), 200),
            origin=concern.origin,
            standing=concern.standing,
            clause_source="" if is_beyond else concern.clause_source,
            clause="" if is_beyond else said(concern.clause, _("The term it rests on"), 500),
            facts=said(concern.facts, _("What happened")),
            context_note=said(concern.context_note, _("The practice’s circumstances (R-01)")),
            opened_by=person,
            opened_role=viewer.role,
        )
        take_part(viewer, made)
        told = {"title": made.title, "standing": made.standing, "clause": made.clause, "origin": made.origin}
        record(viewer, "opened a case", THING, made.pk, practice=made.practice, after=told)
        _tell(viewer, made, _("A concern has been written down, and you can read it"))
    return made


def _check_concern(concern: Concern, practice: str) -> None:
    if concern.origin in NEVER:
        raise NotAllowed(str(NEVER[concern.origin]))
    if concern.origin not in Origin.values:
        raise InputError(_("choose what the concern comes from"), received=concern.origin)
    if concern.standing not in Standing.values:
        raise InputError(_("choose what the concern rests on"), received=concern.standing)
    wanted = {
        Standing.CORE: (ClauseSource.CONTRACT, ClauseSource.REGULATION),
        Standing.SIGNED: (ClauseSource.SIGNED,),
    }
    if concern.standing in wanted and concern.clause_source not in wanted[Standing(concern.standing)]:
        raise NotAllowed(
            _(
                "a profile takes the place of no contract: cite where the term stands that both agreed to (R-24)"
            ),
            received=concern.clause_source,
        )
    if not judgement_allowed(practice, timezone.localdate()):
        raise NotAllowed(
            _("nobody was in touch with this practice in the last 12 months, so it is not judged (R-18)"),
            remedy=_("Visit or call first, and note it"),
        )
    if concern.origin == Origin.PREMISES and is_premises_unfunded(practice):
        raise NotAllowed(str(UNFUNDED))


def attach(
    viewer: Viewer,
    opened: Opened,
    case: Case,
    origin: str,
    *,
    indicator: str = "",
    words: str = "",
    found_on: date | None = None,
    found_again_on: date | None = None,
    funding: str = Funding.NOT_ASKED,
) -> Evidence:
    """Attach evidence to a case before its first notice; NotAllowed, with every rule's sentence, for what may not."""
    with refusals_recorded(viewer, "attach evidence", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        check_state(case, BEFORE_NOTICE, _("Attaching evidence"))
        if origin in NEVER:
            raise NotAllowed(str(NEVER[origin]))
        if origin not in Origin.values:
            raise InputError(_("choose what kind of evidence it is"), received=origin)
        columns: dict[str, Any] = {"funding": funding if origin == Origin.PREMISES else ""}
        note = case.context_note
        if indicator or origin == Origin.FIGURE:
            figure = figure_of(opened, case.practice, indicator)
            _refuse(faults_of(figure, case.practice, case.standing))
            columns |= figure.told(opened.id)
            words, note = words or figure_words(figure), figure.row["context_note"] or note
        if origin != Origin.FIGURE:
            columns |= _days(case, origin, found_on, found_again_on, funding)
        made = Evidence.objects.create(
            case=case,
            origin=origin,
            words=said(words, _("What it shows")),
            context_note=note,
            by=person,
            **columns,
        )
        take_part(viewer, case)
        told = {"origin": origin, "indicator": indicator, "words": made.words}
        record(viewer, "attached evidence", THING, case.pk, practice=case.practice, after=told)
    return made


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise NotAllowed(" ".join(str(one) for one in faults))


def _days(case: Case, origin: str, found_on: date | None, again: date | None, funding: str) -> dict[str, Any]:
    today = timezone.localdate()
    if found_on is None or found_on > today or (again is not None and again > today):
        raise NotAllowed(_("give the day it was found, today at the latest"))
    if origin == Origin.SAFETY:
        return {"found_on": found_on, "found_again_on": again}
    if again is None or (again - found_on).days < DAYS_BETWEEN_FINDINGS:
        raise NotAllowed(
            _(
                "what was found once may be chance: it has to be found again at least four weeks later (two periods)."
            )
        )
    if origin == Origin.PREMISES and (funding not in SETTLED or is_premises_unfunded(case.practice)):
        raise NotAllowed(str(UNFUNDED))
    return {"found_on": found_on, "found_again_on": again}


def figure_words(figure: Figure) -> str:
    """Return in words what a figure of two periods shows beside its standard."""
    form, row, earlier = NumberForm.of(figure.definition), figure.row, figure.earlier or {}
    now = f"{form.words(row['value'])} ({form.interval(row['lower95'], row['upper95'])})"
    before = f"{form.words(earlier['value'])} ({form.interval(earlier['lower95'], earlier['upper95'])})"
    return _(
        "{title}: {now} in {period} and {before} in the period to {end}, where the standard is {target}."
    ).format(
        title=figure.definition.title,
        now=now,
        period=period_words(row["period_start"], row["period_end"]),
        before=before,
        end=f"{earlier['period_end']:%-d %B %Y}",
        target=form.words(figure.standard.target),
    )


def link_support(viewer: Viewer, case: Case, offer: Offer) -> CaseSupport:
    """Say that an offer of support belongs to a case of the same practice."""
    with refusals_recorded(viewer, "link support", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        if offer.practice != case.practice:
            raise NotAllowed(_("this support was offered to another practice"), received=offer.practice)
        if hasattr(offer, "case_support"):
            raise InputError(_("this support belongs to a case already"))
        made = CaseSupport.objects.create(case=case, offer=offer, by=person)
        take_part(viewer, case)
        record(viewer, "linked support", THING, case.pk, practice=case.practice, after={"offer": offer.pk})
    return made


def _tell(viewer: Viewer, case: Case, title: str) -> None:
    assign(viewer, case.practice, "read-letter", title, timezone.localdate(), f"/desk/our-cases/{case.pk}/")
