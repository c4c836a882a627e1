"""The equity check in words: how figures, and outcomes, go with deprivation (METHODS 1.10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Edition
from evenhand.pages.numbers import NumberForm, counted

REMINDER: Final = (
    "Allowing for circumstances is meant to be fair to practices. "
    "It does not make a difference between patients go away."
)

_FIFTHS: Final = (
    "The least deprived fifth",
    "The second",
    "The third",
    "The fourth",
    "The most deprived fifth",
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
        f"As published, {_slope(form, found['crude'])}",
        f"With circumstances allowed for, {_slope(form, found['adjusted'])}",
        REMINDER,
    )


def _slope(form: NumberForm, slope: Mapping[str, float]) -> str:
    interval = f"95% interval {form.signed(slope['lower'])} to {form.signed(slope['upper'])}"
    if slope["lower"] <= 0 <= slope["upper"]:
        return (
            "figures where patients are most deprived and where they are least cannot be told apart: the difference is "
            f"{form.signed(slope['slope'])} ({interval})."
        )
    way = "higher" if slope["slope"] > 0 else "lower"
    return (
        f"figures at the most deprived end are {form.difference(slope['slope'])} {way} than at the least deprived "
        f"({interval})."
    )


def present_fifths(edition: Edition) -> FifthsView | None:
    """Return outcomes by deprivation fifth; None where a release does not know them."""
    equity = edition.judgement.get("equity") or {}
    if not equity.get("fifths"):
        return None
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
            for name, fifth in zip(_FIFTHS, equity["fifths"], strict=True)
        ),
        unknown=counted(equity["unknown"], "practice") if equity["unknown"] else "",
    )
