"""How far a figure is from what is expected, which way, and how steady that is.

*Better* and *worse* are said only where a definition says which way is good; of a neutral indicator never.
"""

from collections.abc import Mapping
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.definitions.vocabulary import FRAGILE_BELOW, Polarity
from evenhand.pages.words.word import Word

OUTCOMES: Final[Mapping[str, Word]] = {
    "similar": Word(
        "Similar to expected",
        "The difference from what we would expect is no larger than chance and the usual variation between "
        "practices give.",
        "similar",
    ),
    "worth_a_look": Word(
        "Worth a look",
        "About 1 practice in 20 would be this far from what we would expect by chance and the usual variation "
        "between practices. It is a reason to ask, not an answer.",
        "look",
    ),
    "differs_explore": Word(
        "Differs: explore",
        "Only about 1 practice in 500 would be this far from what we would expect by chance and the usual "
        "variation between practices. Something is different here; the figure cannot say what.",
        "explore",
    ),
}

OUTSIDE_95: Final = frozenset({"worth_a_look", "differs_explore"})
"""The outcomes of a figure outside the 95% limits."""

LIMITS: Final[Mapping[str, str]] = Texts(
    {
        "inside": "Inside the limits",
        "outside_95": "Outside the 95% limits",
        "outside_998": "Outside the 99.8% limits",
    }
)
"""Where a figure lies when nothing is allowed for but chance and usual variation: no outcome, so not its words."""

FRAGILE: Final = Word(
    "Fragile",
    "Compared in other ways that are as fair, this outcome often changes. Rest nothing on it alone.",
    "fragile",
)

DIRECTIONS: Final[Mapping[str, str]] = Texts(
    {
        "lower": "lower than expected",
        "similar": "similar to expected",
        "higher": "higher than expected",
    }
)

_WAYS: Final = Texts({"lower": "lower", "higher": "higher"})

_BETTER: Final[Mapping[tuple[Polarity, str], str]] = {
    ("higher", "higher"): "better",
    ("lower", "lower"): "better",
    ("higher", "lower"): "worse",
    ("lower", "higher"): "worse",
}

POLARITIES: Final[Mapping[str, str]] = Texts(
    {
        "higher": "A higher value is better.",
        "lower": "A lower value is better.",
        "neutral": "Neither a high nor a low value is better in itself. This figure describes; it does not judge.",
    }
)


def direction_words(direction: str | None, polarity: Polarity) -> str:
    """Return which way a figure differs, as people say it; better or worse only where `polarity` says which is good."""
    if direction not in {"lower", "higher"}:
        return ""
    judged, way = _BETTER.get((polarity, direction)), DIRECTIONS[direction]
    if judged == "better":
        return _("{way}, which is the better direction").format(way=way)
    return _("{way}, which is the worse direction").format(way=way) if judged else way


def outcome_label(outcome: str, direction: str | None, polarity: Polarity) -> str:
    """Return the heading of an outcome: its word, and which way."""
    way = direction_words(direction, polarity)
    label = OUTCOMES[outcome].label
    return f"{label}: {way}" if way and ":" not in label else f"{label} ({way})" if way else label


def short_outcome(outcome: str, direction: str | None) -> str:
    """Return an outcome for a cell of a table: its word and which way."""
    way = f" ({_WAYS[direction]})" if direction and direction in _WAYS else ""
    return OUTCOMES[outcome].label + way


def is_fragile(outcome: str | None, robustness: float | None) -> bool:
    """Say whether an outcome changes too often with how it is looked at: `robustness` is the share of ways that agree.

    Only an outcome outside the limits is called so: one that is similar raises no question that could be fragile.
    """
    return outcome in OUTSIDE_95 and robustness is not None and robustness < FRAGILE_BELOW
