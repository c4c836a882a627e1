"""The records of other apps in the words letters are made of: agreements, support, the commissioner's own deeds."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.cycle.agreements.content import NOTE
from evenhand.cycle.agreements.models import Agreement, ObjectiveVersion
from evenhand.cycle.agreements.of import agreement_in_force, content_hash, objectives_of, signatures_of
from evenhand.cycle.agreements.tables import AGREEMENT
from evenhand.cycle.agreements.terms import Kind, Scope
from evenhand.cycle.agreements.words import basis_words, chance_words, noise_words, pounds, target_words
from evenhand.cycle.letters.agreement import AgreementTold, ObjectiveAgreed, SignatureTold, SupportAgreed
from evenhand.cycle.letters.board_paper import DeedsTold
from evenhand.cycle.letters.subject import Subject
from evenhand.cycle.letters.support_plan import AskTold, OfferTold, PlanTold
from evenhand.cycle.machine import state_of
from evenhand.cycle.scorecard.counting import Counted, scorecard_of
from evenhand.cycle.scorecard.quarters import last_quarters
from evenhand.cycle.support.models import Ask, Offer
from evenhand.cycle.support.tables import SUPPORT
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import day_words


def kind_words(kind: str) -> str:
    """Return whether an objective is in words or in numbers."""
    return _("In numbers") if kind == Kind.QUANTITATIVE else _("In words")


def scope_words(scope: str) -> str:
    """Return for whom an objective is."""
    return _("All practices of the area") if scope == Scope.COMMON else _("This practice")


def agreement_told(subject: Subject, year: int) -> AgreementTold | None:
    """Return the agreement with a practice that was in force in a year; None where there was none."""
    agreement = agreement_in_force(subject.code, min(timezone.localdate(), date(year + 1, 3, 31)))
    return told_of(subject, agreement) if agreement is not None else None


def told_of(subject: Subject, agreement: Agreement) -> AgreementTold:
    """Return what an agreement says."""
    signed = {one.side: one for one in signatures_of(agreement)}
    is_public = subject.audience == "public"
    sides = (
        ("practice", subject.name),
        ("commissioner", subject.edition.areas.get(subject.area, subject.area)),
    )
    places = []
    for side, name in sides:
        one = signed.get(side)
        who = _("Signed") if is_public else _("Signed by {who}").format(who=one.person if one else "")
        told = f"{who}, {day_words(timezone.localdate(one.at))}" if one else ""
        places.append(SignatureTold(_("For {name}").format(name=name), told))
    return AgreementTold(
        year=agreement.year,
        objectives=tuple(
            objective_told(subject, number.number, version) for number, version in objectives_of(agreement)
        ),
        content_hash=content_hash(agreement),
        note=NOTE,
        signatures=tuple(places),
        rolled=agreement.is_rolled,
        state=AGREEMENT.states[state_of(AGREEMENT, agreement)],
    )


def objective_told(subject: Subject, number: int, version: ObjectiveVersion) -> ObjectiveAgreed:
    """Return an objective as its last version has it."""
    terms = version.terms
    definition = subject.edition.indicators.get(terms.indicator) if terms.indicator else None
    realism = version.evidence.get("realism") or {}
    likely = [chance_words(realism["chance"])] if realism.get("chance") is not None else []
    owner = _("The commissioner")
    return ObjectiveAgreed(
        number=number,
        text=terms.text,
        kind=kind_words(terms.kind),
        scope=scope_words(terms.scope),
        basis=basis_words(terms),
        measured=target_words(version),
        realism=" ".join(filter(None, [*likely, noise_words(version)])),
        note=ContextNote(definition.context_note) if definition else None,
        payment=pounds(terms.price_pence or terms.payment_pence),
        due=terms.due,
        support=tuple(
            SupportAgreed(one.what, owner if subject.audience == "public" else one.owner, one.by)
            for one in terms.support
        ),
        imposed=version.reason if version.to_state == "imposed" else "",
    )


def plan_told(subject: Subject) -> PlanTold:
    """Return a practice's support: what it asked for and what is offered, the oldest first."""
    offers = Offer.objects.filter(practice=subject.code).prefetch_related("moves")
    asks = Ask.objects.filter(practice=subject.code).prefetch_related("decisions")
    kept = [one for one in offers if state_of(SUPPORT, one) not in ("withdrawn", "changed")]
    return PlanTold(tuple(map(_offer, kept)), tuple(map(_ask, asks)))


def _offer(one: Offer) -> OfferTold:
    return OfferTold(
        about=one.about,
        kind=str(one.get_kind_display()),
        what=one.what,
        owner=one.owner,
        made_on=one.made_on,
        due_on=one.due_on,
        reviews=(one.first_review_on, one.second_review_on),
        state=SUPPORT.states[state_of(SUPPORT, one)],
        indicator=one.indicator,
        criteria=tuple(
            f"{entry['criterion']}: {entry['found']}" for entry in one.criteria if "found" in entry
        ),
        happened=tuple(
            f"{day_words(timezone.localdate(move.at))}: {SUPPORT.states[move.to_state]}."
            for move in one.moves.all()
        ),
    )


def _ask(one: Ask) -> AskTold:
    last = list(one.decisions.all())[-1:]
    decided = (
        _("{outcome}: {reasons}").format(outcome=last[0].get_outcome_display(), reasons=last[0].reasons)
        if last
        else _("Not decided yet.")
    )
    return AskTold(str(one.get_kind_display()), one.words, one.asked_on, decided)


def deeds_told(commissioner: str, year: int, today: date) -> tuple[DeedsTold, ...]:
    """Return the commissioner's own scorecard of a year of the cycle, the lines that something was due in.

    Of the quarters that are over alone: what is still being counted would change while a paper is read and corrected.
    """
    last = min(today, date(year + 1, 3, 31))
    quarters = [one for one in last_quarters(today, 12) if one.begin >= date(year, 4, 1) and one.end <= last]
    found = []
    for line in scorecard_of(commissioner, quarters):
        told = [_counted(one) for one in line.quarters if one.due]
        if told:
            found.append(DeedsTold(str(line.line.title), " ".join(told), str(line.line.note)))
    return tuple(found)


def _counted(one: Counted) -> str:
    return _("{quarter}: {done} of {due}, {share} (95% interval {lower} to {upper}).").format(
        quarter=one.quarter.label,
        done=one.done,
        due=one.due,
        share=f"{one.share:.0%}",
        lower=f"{one.lower:.0%}",
        upper=f"{one.upper:.0%}",
    )
