"""Every word the pages use for a status, an outcome, a direction or a standard, in one place (METHODS 1.4).

*Better* and *worse* are said only where a definition says which way is good; of a neutral indicator never.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.definitions.vocabulary import Polarity

PRODUCT_NAME: Final = "practice profile"

NOT_A_RANKING: Final = "Not a ranking: read it with its interval and its context note."
"""Travels in every exported row."""


@dataclass(frozen=True)
class Word:
    """A short label, the sentence that explains it, and the sign drawn beside it so that colour is never alone."""

    label: str
    meaning: str
    sign: str


STATUSES: Final[Mapping[str, Word]] = {
    "ok": Word("Compared", "This figure is compared with other practices.", "none"),
    "too_small": Word(
        "Too few patients to compare",
        "With so few patients the figure would move a lot by chance alone, so it is shown without a comparison.",
        "small",
    ),
    "suppressed": Word(
        "Withheld by the publisher", "The publisher withheld this figure to protect people's privacy.", "none"
    ),
    "missing": Word("No figure", "The publisher gave no figure for this practice and period.", "none"),
    "not_applicable": Word("Not compared", "This indicator is not used to compare this practice.", "none"),
    "stale": Word(
        "Shown, not judged", "This figure is older than its definition allows for a comparison.", "old"
    ),
    "under_challenge": Word(
        "Under challenge",
        "The practice has questioned this figure. Until that is settled it is shown without a comparison.",
        "small",
    ),
    "no_fair_comparator": Word(
        "No fair comparison",
        "Too few practices serve people like this practice's patients for a comparison to be fair.",
        "small",
    ),
}

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

_BETTER: Final[Mapping[tuple[Polarity, str], str]] = {
    ("higher", "higher"): "better",
    ("lower", "lower"): "better",
    ("higher", "lower"): "worse",
    ("lower", "higher"): "worse",
}

POLARITIES: Final[Mapping[str, str]] = {
    "higher": "A higher value is better.",
    "lower": "A lower value is better.",
    "neutral": "Neither a high nor a low value is better in itself. This figure describes; it does not judge.",
}

STANDARD_KINDS: Final[Mapping[str, str]] = {
    "none": "No standard is set.",
    "minimum": "A minimum standard",
    "developmental": "A standard to work towards",
}

STANDARD_OUTCOMES: Final[Mapping[str, str]] = {
    "met": "met",
    "not_met": "not met: the whole 95% interval is on the wrong side",
    "reached": "reached",
    "not_yet": "not yet reached",
    "cannot_tell": "cannot tell: the 95% interval reaches to both sides",
}

PRACTICE_STATUSES: Final[Mapping[str, str]] = {"open": "Open", "closed": "Closed"}


def direction_words(direction: str | None, polarity: Polarity) -> str:
    """Return which way a figure differs, as people say it; better or worse only where `polarity` says which is good."""
    if direction not in {"lower", "higher"}:
        return ""
    judged = _BETTER.get((polarity, direction))
    return f"{direction} than expected" + (f", which is the {judged} direction" if judged else "")


def outcome_label(outcome: str, direction: str | None, polarity: Polarity) -> str:
    """Return the heading of an outcome: its word, and which way."""
    way = direction_words(direction, polarity)
    label = OUTCOMES[outcome].label
    return f"{label}: {way}" if way and ":" not in label else f"{label} ({way})" if way else label


def short_outcome(outcome: str, direction: str | None) -> str:
    """Return an outcome for a cell of a table: its word and which way."""
    way = f" ({direction})" if direction in {"lower", "higher"} else ""
    return OUTCOMES[outcome].label + way


def standard_words(kind: str, target: str, outcome: str | None) -> str:
    """Return what is said of a standard, or nothing where none is set. `target` is already in words."""
    if kind == "none" or outcome is None:
        return ""
    return f"{STANDARD_KINDS[kind]} of {target}: {STANDARD_OUTCOMES[outcome]}."


FACT: Final = Word("A fact", "Shown as published, and not compared.", "none")
NO_COMPARISON: Final = Word(
    "Shown without a comparison", "There is nothing this figure can fairly be compared with.", "none"
)

SIGNS: Final[Mapping[str, str]] = {
    "similar": "●",
    "look": "▲",
    "explore": "◆",
    "small": "○",
    "old": "○",
    "none": "–",
}
"""The sign beside a word, the same shapes as in the pictures."""
