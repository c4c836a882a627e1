"""Why a red is no finding, or that it is one: one main reason each, in a declared order, and further ones beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import FRAGILE_BELOW

REASONS: Final = (
    "neutral",
    "no_figure",
    "too_small",
    "no_fair_comparator",
    "stale",
    "under_challenge",
    "not_compared",
    "better_side",
    "remains",
    "context",
    "place",
    "chance",
    "usual_variation",
)
"""The main reasons in their order: the first that fits is a red's, so that they add up to all reds.

What forbids any rating comes first, then what remains, then what accounts for a figure that is not outside its limits.
"""

FURTHER: Final = ("interval_holds_england", "half_is_context", "half_is_place", "fragile")

_NO_FIGURE: Final = frozenset({"missing", "suppressed", "not_applicable"})
_OUTSIDE: Final = frozenset({"worth_a_look", "differs_explore"})
_LIMIT: Final = 1.959963984540054
"""The 97.5th centile of the standard normal: the inner limits of a funnel."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Red:
    """A red of a card with its main reason, the further ones, and the figures they rest on (null where none)."""

    line: int
    practice: str
    indicator: str
    reason: str
    further: tuple[str, ...]
    value: float | None
    england: float | None
    expected: float | None
    outcome: str | None


def main_reason(row: Row | None, definition: IndicatorDefinition) -> str:
    """Return the first of :data:`REASONS` that fits a result; `row` is None where the release has no such figure."""
    if definition.polarity == "neutral" or definition.statistic == "fact":
        return "neutral"
    if row is None or row["status"] in _NO_FIGURE or row["value"] is None:
        return "no_figure"
    if row["status"] != "ok":
        return str(row["status"])
    if row["outcome"] is None or row["england"] is None:
        return "not_compared"
    return _of_compared(row, definition)


def _of_compared(row: Row, definition: IndicatorDefinition) -> str:
    unwelcome = side(definition)
    # An unwelcome gap is positive, whichever way is better.
    if differs_unwelcomely(row, definition):
        return "remains"
    if unwelcome * (row["value"] - row["england"]) <= 0:
        return "better_side"
    if unwelcome * (row["crude_z"] or 0.0) > _LIMIT:
        context, place = (unwelcome * (row[part] or 0.0) for part in ("context_part", "place_part"))
        if max(context, place) > 0:
            return "context" if context >= place else "place"
    return "chance" if _interval_holds_england(row) else "usual_variation"


def side(definition: IndicatorDefinition) -> int:
    """Return 1 where a higher value is the unwelcome one, -1 where a lower one is, 0 where neither."""
    return {"higher": -1, "lower": 1, "neutral": 0}[definition.polarity]


def differs_unwelcomely(row: Row, definition: IndicatorDefinition) -> bool:
    """Return whether a figure is beyond chance, given context and place, on the side that is not welcome."""
    way = {"higher": 1, "lower": -1}.get(row["direction"] or "", 0)
    return row["status"] == "ok" and row["outcome"] in _OUTSIDE and way * side(definition) > 0


def further_reasons(row: Row | None) -> tuple[str, ...]:
    """Return which of :data:`FURTHER` hold for a result as well, whatever its main reason."""
    if row is None or row["value"] is None:
        return ()
    tests: Mapping[str, Callable[[Row], bool]] = {
        "interval_holds_england": _interval_holds_england,
        "half_is_context": lambda one: _half(one, "context_part"),
        "half_is_place": lambda one: _half(one, "place_part"),
        "fragile": is_fragile,
    }
    return tuple(name for name in FURTHER if tests[name](row))


def is_fragile(row: Row) -> bool:
    """Return whether fewer of the fair ways of looking agree with an outcome than it takes to rest on it."""
    return row["outcome"] in _OUTSIDE and row["robustness"] is not None and row["robustness"] < FRAGILE_BELOW


def _interval_holds_england(row: Row) -> bool:
    ends = (row["lower95"], row["england"], row["upper95"])
    return None not in ends and ends[0] <= ends[1] <= ends[2]


def _half(row: Row, part: str) -> bool:
    """Return whether a part is at least half of the gap and on its side."""
    gap, share = row["gap"], row[part]
    return bool(gap) and share is not None and share / gap >= 0.5
