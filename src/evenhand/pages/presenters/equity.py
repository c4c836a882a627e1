"""The equity check in words: how figures, and outcomes, go with deprivation (METHODS 1.10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext, noop
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Edition
from evenhand.pages.numbers import NumberForm

REMINDER: Final = noop(
    "Allowing for circumstances is meant to be fair to practices. "
    "It does not make a difference between patients go away."
)


@dataclass(frozen=True)
class FifthLine:
    """Outcomes of a fifth of England's patients by deprivation, as printed."""

    name: str
    practices: str
    judged: str
    outside: str
    far: str
    share: str


@dataclass(frozen=True)
class FifthsView:
    """Outcomes by fifth, the least deprived first; `unknown` says how many practices are in none."""

    lines: tuple[FifthLine, ...]
    unknown: str


def equity_sentences(edition: Edition, definition: IndicatorDefinition) -> tuple[str, ...]:
    """Return how an indicator goes with deprivation, as published and with circumstances allowed for, or nothing."""
    found = (edition.judgement.get("equity") or {}).get("indicators", {}).get(definition.id)
    if not found:
        return ()
    form = NumberForm.of(definition)
    return (
        _("As published, {said}").format(said=_slope(form, found["crude"])),
        _("With circumstances allowed for, {said}").format(said=_slope(form, found["adjusted"])),
        _(REMINDER),
    )


def _slope(form: NumberForm, slope: Mapping[str, float]) -> str:
    lower, upper = form.signed(slope["lower"]), form.signed(slope["upper"])
    if slope["lower"] <= 0 <= slope["upper"]:
        return _(
            "figures where patients are most deprived and where they are least cannot be told apart: the difference is "
            "{size} (95% interval {lower} to {upper})."
        ).format(size=form.signed(slope["slope"]), lower=lower, upper=upper)
    if slope["slope"] > 0:
        said = _(
            "figures at the most deprived end are {size} higher than at the least deprived "
            "(95% interval {lower} to {upper})."
        )
    else:
        said = _(
            "figures at the most deprived end are {size} lower than at the least deprived "
            "(95% interval {lower} to {upper})."
        )
    return said.format(size=form.difference(slope["slope"]), lower=lower, upper=upper)


def present_fifths(edition: Edition) -> FifthsView | None:
    """Return outcomes by deprivation fifth; None where a release does not know them."""
    equity = edition.judgement.get("equity") or {}
    if not equity.get("fifths"):
        return None
    unknown = equity["unknown"]
    return FifthsView(
        lines=tuple(
            FifthLine(
                name=name,
                practices=f"{fifth['practices']:,}",
                judged=f"{fifth['judged']:,}",
                outside=f"{fifth['worth_a_look'] + fifth['differs_explore']:,}",
                far=f"{fifth['differs_explore']:,}",
                share="" if fifth["share"] is None else f"{fifth['share']:.1%}",
            )
            for name, fifth in zip(_fifths(), equity["fifths"], strict=True)
        ),
        unknown=ngettext("{count} practice", "{count} practices", unknown).format(count=f"{unknown:,}")
        if unknown
        else "",
    )


def _fifths() -> tuple[str, ...]:
    return (
        _("The least deprived fifth"),
        _("The second"),
        _("The third"),
        _("The fourth"),
        _("The most deprived fifth"),
    )
