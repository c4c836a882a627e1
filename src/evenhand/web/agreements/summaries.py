"""What anybody may read of an agreement: what both signed, without prices, figures or names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.cycle.agreements import of
from evenhand.cycle.agreements.content import NOTE
from evenhand.cycle.agreements.terms import Basis
from evenhand.cycle.agreements.words import number_words, support_words
from evenhand.pages.numbers import day_words
from evenhand.web.agreements.listing import year_words

if TYPE_CHECKING:
    from evenhand.cycle.agreements.models import Agreement, ObjectiveVersion


@dataclass(frozen=True)
class SummaryObjective:
    """An objective as anybody reads it."""

    text: str
    label: str
    basis: str
    target: str
    support: tuple[str, ...]


@dataclass(frozen=True)
class SummaryView:
    """What both signed."""

    year: str
    rolled: str
    note: str
    signed: str
    objectives: tuple[SummaryObjective, ...]


def present_summary(agreement: "Agreement") -> SummaryView:
    """Return the summary of a signed agreement."""
    signed = sorted(timezone.localdate(one.at) for one in of.signatures_of(agreement))
    rolled = ""
    if agreement.is_rolled:
        rolled = _("It was agreed for {year} and goes on, because nobody signed another.").format(
            year=year_words(agreement.origin.year)
        )
    return SummaryView(
        year_words(agreement.year),
        rolled,
        NOTE,
        _("Signed by both sides, the second on {day}").format(day=day_words(signed[-1])),
        tuple(_objective(last) for _one, last in of.objectives_of(agreement)),
    )


def _objective(version: "ObjectiveVersion") -> SummaryObjective:
    terms, facts = version.terms, version.evidence["facts"]
    basis = {
        Basis.CONTRACT: _("Contract: {reference}"),
        Basis.SIGNED: _("Signed before: {reference}"),
        Basis.VOLUNTARY: _("Voluntary"),
        Basis.PRICED: _("Local enhanced service: {reference}"),
    }[terms.basis].format(reference=terms.reference)
    target = ""
    if terms.target is not None:
        side = _("At least {target}") if terms.direction == "at_least" else _("At most {target}")
        target = side.format(target=number_words(terms.target, facts))
    label = _("Imposed by the contract, not agreed") if version.to_state == "imposed" else _("Agreed")
    return SummaryObjective(terms.text, label, basis, target, support_words(terms))
