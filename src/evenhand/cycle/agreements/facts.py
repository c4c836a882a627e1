"""What has to be known of an objective's indicator before it can be written."""

from typing import Any

from evenhand.common.errors import InputError
from evenhand.cycle.agreements import wordings
from evenhand.cycle.agreements.realism import figure_of
from evenhand.cycle.agreements.terms import Basis, Terms
from evenhand.cycle.challenges.of import is_under_challenge
from evenhand.cycle.tasks.policies import is_of_qof
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.rules.no_caps_and_no_figures_per_gp import DECIDED
from evenhand.publication.installed import Opened

_BEYOND = frozenset({"beyond", "incentive"})
"""What the contract does not ask: what goes beyond it, and schemes that are free to join."""


def facts_of(terms: Terms, opened: Opened, practice: str) -> dict[str, Any]:
    """Return the facts, ready for JSON; InputError for an indicator that is not in the release."""
    definition = definition_of(terms, opened)
    words = f"{terms.text} {terms.reference} {terms.counted}"
    return {
        "is_beyond": _is_beyond(terms, definition),
        "is_qof": is_of_qof(definition) or wordings.speaks_of_qof(words),
        "is_decided": definition is not None
        and any(one.startswith(DECIDED) for one in definition.numerator.measures),
        "is_commissioners": definition is not None
        and (definition.level == "commissioner" or definition.basis == "commissioner"),
        "polarity": definition.polarity if definition else "",
        "title": definition.title if definition else "",
        "unit": definition.unit if definition else "",
        "symbol": definition.unit_symbol if definition else "",
        "decimals": definition.decimals if definition else 2,
        "note": definition.context_note if definition else "",
        "is_challenged": _is_challenged(terms, opened, practice),
    }


def definition_of(terms: Terms, opened: Opened) -> IndicatorDefinition | None:
    """Return the indicator of terms; None where they name none, InputError where the release has it not."""
    if not terms.indicator:
        return None
    found = opened.edition.indicators.get(terms.indicator)
    if found is None:
        raise InputError(
            "there is no such indicator in the release shown",
            received=terms.indicator,
            remedy="Choose one of those in the list",
        )
    return found


def _is_beyond(terms: Terms, definition: IndicatorDefinition | None) -> bool:
    if definition is None:
        return False
    # A local agreement that was signed is its own basis; the contract is not.
    return definition.basis in _BEYOND or (definition.basis == "local" and terms.basis is Basis.CONTRACT)


def _is_challenged(terms: Terms, opened: Opened, practice: str) -> bool:
    row = figure_of(opened, practice, terms.indicator) if terms.indicator else None
    if row is None:
        return False
    return row["status"] == "under_challenge" or is_under_challenge(
        practice, terms.indicator, row["period_end"]
    )
