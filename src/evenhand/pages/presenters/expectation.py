"""How an indicator's expectation is made, in words and numbers a reader can check: from a release's models."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.special import expit, logit

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext, noop
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.variation import Remark, variation_remarks
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z

_FURTHEST: Final = 30.0
"""No count is moved further than this on the log scale, whatever a poor fit says: a page has to be made."""

UNCLEAR: Final = noop("hardly different")
"""Of a circumstance whose 95% interval has no effect in it, or whose effect is too small to print."""


@dataclass(frozen=True)
class CovariateLine:
    """What goes with one circumstance: expected values where it is as usual and where it is higher, as printed."""

    title: str
    unit: str
    usual: str
    usual_at: str
    higher: str
    higher_at: str
    values: str


@dataclass(frozen=True)
class ExpectationView:
    """How the expectation is made.

    `left_out` are circumstances the fit could not use, `unknown` those of which there are no figures; `notes` the fit's
    own remarks.
    """

    practices: str
    unadjusted: str
    covariates: tuple[CovariateLine, ...]
    left_out: tuple[str, ...]
    unknown: tuple[str, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]


def present_expectation(edition: Edition, definition: IndicatorDefinition) -> ExpectationView | None:
    """Return how an indicator's expectation was made; None where the release expects nothing of it."""
    model = edition.models.get(definition.id)
    if model is None or model["average_expected"] is None:
        return None
    contexts = {context["id"]: context for context in edition.contexts}
    entered = {entry["id"] for entry in model["covariates"]}
    used = [entry for entry in model["covariates"] if entry["coefficient"] is not None]
    return ExpectationView(
        practices=f"{model['practices']:,}",
        unadjusted=_were(model["unadjusted"]) if model["unadjusted"] else "",
        covariates=tuple(_line(definition, model, entry, contexts.get(entry["id"], {})) for entry in used),
        left_out=tuple(
            _title(entry, contexts) for entry in model["covariates"] if entry["coefficient"] is None
        ),
        unknown=tuple(
            _title({"id": name}, contexts) for name in definition.covariates if name not in entered
        ),
        remarks=variation_remarks(definition, model),
        notes=tuple(_(note).rstrip(".") for note in model["notes"]),
    )


def _were(count: int) -> str:
    return ngettext("{count} practice was", "{count} practices were", count).format(count=f"{count:,}")


def _title(entry: Row, contexts: Mapping[str, Row]) -> str:
    context = contexts.get(entry["id"])
    return _(context["title"]) if context else str(entry["id"])


def _line(
    definition: IndicatorDefinition, model: Row, entry: Row, context: Mapping[str, Any]
) -> CovariateLine:
    """Return one circumstance's line: at its mean, and one standard deviation above, all else at the mean."""
    form, own = NumberForm.of(definition), NumberForm.of_record(context)
    usual = float(model["average_expected"])
    higher = _moved(definition, model["family"], usual, entry["coefficient"] * entry["scale"])
    return CovariateLine(
        title=_(context["title"]) if context.get("title") else str(entry["id"]),
        unit=_(context["unit"]) if context.get("unit") else "",
        usual=form.words(usual),
        usual_at=own.words(entry["mean"]),
        higher=form.words(higher),
        higher_at=own.words(entry["mean"] + entry["scale"]),
        values=_direction(entry, form.words(usual), form.words(higher)),
    )


def _moved(definition: IndicatorDefinition, family: str, usual: float, by: float) -> float:
    """Return an expected value moved by so much on the model's link scale."""
    times = float(definition.multiplier)
    if family == "gaussian":
        return usual + times * by
    if family == "poisson":
        return usual * float(np.exp(np.clip(by, -_FURTHEST, _FURTHEST)))
    # A share of nobody or of everybody stays so: its logit is without end.
    return times * float(expit(logit(usual / times) + by))


def _direction(entry: Row, usual: str, higher: str) -> str:
    error = entry["standard_error"]
    unclear = error is not None and abs(entry["coefficient"]) < two_sided_z(CONFIDENCE_95) * error
    if unclear or usual == higher:
        return _(UNCLEAR)
    return _("higher") if entry["coefficient"] > 0 else _("lower")
