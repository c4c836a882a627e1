"""What is said of each red of a crude card: its main reason, and what the reason means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class RedWord:
    """A reason: its name, what it means, and the part of the picture it belongs to."""

    label: str
    meaning: str
    part: str


REDS: Final[Mapping[str, RedWord]] = {
    "neutral": RedWord(
        "Neither way is better", "The indicator describes; no colour on it can be fair.", "unfit"
    ),
    "no_figure": RedWord(
        "No figure", "The release has no figure: missing, withheld or not applicable.", "unfit"
    ),
    "too_small": RedWord("Too few patients", "Too few people are counted to compare.", "unfit"),
    "no_fair_comparator": RedWord(
        "No fair comparator", "No other practices are enough like this one.", "unfit"
    ),
    "stale": RedWord("Too old", "The period is too long ago to judge by.", "unfit"),
    "under_challenge": RedWord("Under challenge", "The practice has questioned the figure.", "unfit"),
    "not_compared": RedWord("Not compared", "The release does not compare this figure.", "unfit"),
    "better_side": RedWord(
        "On the better side of England", "The figure is no less good than England's.", "unfit"
    ),
    "remains": RedWord(
        "Remain: worth asking about",
        "Further from what is expected, given context and place, than chance and usual variation give.",
        "left",
    ),
    "context": RedWord(
        "Explained by context",
        "Outside the limits, but not once who the patients are and where they live is allowed for.",
        "context",
    ),
    "place": RedWord(
        "Shared by the area",
        "Outside the limits, but the practices around it share it. Ask the commissioner.",
        "place",
    ),
    "chance": RedWord("Within chance", "Its own 95% interval holds England's value.", "chance"),
    "usual_variation": RedWord(
        "Below average only",
        "On the less good side of England, and no further off than practices usually vary.",
        "chance",
    ),
}
"""By the reasons of :data:`evenhand.release.auditing.REASONS`. About half of all practices are below an average."""

RED_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "left": ("Remain", "eh-part-left"),
    "context": ("Context", "eh-part-context"),
    "place": ("Place", "eh-part-place"),
    "chance": ("Chance and usual variation", "eh-part-chance"),
    "unfit": ("No fair rating", "eh-part-none"),
}
"""The parts of the picture in their order: a name and a class in styles."""
