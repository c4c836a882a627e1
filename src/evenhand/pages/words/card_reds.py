"""What is said of each red of a crude card: its main reason, and what the reason means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts, noop
from evenhand.common.language import gettext as _


@dataclass(frozen=True)
class RedWord:
    """A reason: its name, what it means, and the part of the picture it belongs to.

    It is written in English; `label` and `meaning` are in the language of whoever reads them.
    """

    written_label: str
    written_meaning: str
    part: str

    @property
    def label(self) -> str:
        """Its name."""
        return _(self.written_label)

    @property
    def meaning(self) -> str:
        """What it means, as a sentence or two."""
        return _(self.written_meaning)


REDS: Final[Mapping[str, RedWord]] = {
    "neutral": RedWord(
        noop("Neither way is better"), noop("The indicator describes; no colour on it can be fair."), "unfit"
    ),
    "no_figure": RedWord(
        noop("No figure"), noop("The release has no figure: missing, withheld or not applicable."), "unfit"
    ),
    "too_small": RedWord(noop("Too few patients"), noop("Too few people are counted to compare."), "unfit"),
    "no_fair_comparator": RedWord(
        noop("No fair comparator"), noop("No other practices are enough like this one."), "unfit"
    ),
    "stale": RedWord(noop("Too old"), noop("The period is too long ago to judge by."), "unfit"),
    "under_challenge": RedWord(
        noop("Under challenge"), noop("The practice has questioned the figure."), "unfit"
    ),
    "not_compared": RedWord(noop("Not compared"), noop("The release does not compare this figure."), "unfit"),
    "better_side": RedWord(
        noop("On the better side of England"), noop("The figure is no less good than England's."), "unfit"
    ),
    "remains": RedWord(
        noop("Remain: worth asking about"),
        noop("Further from what is expected, given context and place, than chance and usual variation give."),
        "left",
    ),
    "context": RedWord(
        noop("Explained by context"),
        noop("Outside the limits, but not once who the patients are and where they live is allowed for."),
        "context",
    ),
    "place": RedWord(
        noop("Shared by the area"),
        noop("Outside the limits, but the practices around it share it. Ask the commissioner."),
        "place",
    ),
    "chance": RedWord(noop("Within chance"), noop("Its own 95% interval holds England's value."), "chance"),
    "usual_variation": RedWord(
        noop("Below average only"),
        noop("On the less good side of England, and no further off than practices usually vary."),
        "chance",
    ),
}
"""By the reasons of :data:`evenhand.release.auditing.REASONS`. About half of all practices are below an average."""

RED_PARTS: Final[Mapping[str, str]] = Texts(
    {
        "left": "Remain",
        "context": "Context",
        "place": "Place",
        "chance": "Chance and usual variation",
        "unfit": "No fair rating",
    }
)
"""The parts of the picture by name, in their order."""

RED_CLASSES: Final[Mapping[str, str]] = {
    "left": "eh-part-left",
    "context": "eh-part-context",
    "place": "eh-part-place",
    "chance": "eh-part-chance",
    "unfit": "eh-part-none",
}
"""The class in styles of each part of the picture."""
