"""What a run chart says, in words: of a point, of a series, and of a standard.

*Improvement* and *concern* are said only where a definition says which way is good.
"""

from collections.abc import Mapping
from typing import Final

from evenhand.common.language import Texts, noop
from evenhand.common.language import gettext as _
from evenhand.definitions.vocabulary import Polarity
from evenhand.pages.words.word import Word

COMMON: Final = "common"

VARIATIONS: Final[Mapping[str, Word]] = {
    COMMON: Word(
        "Common cause",
        "The latest figure moves as this practice's figures usually do. Nothing in it asks for an explanation.",
        "none",
    ),
    "improvement": Word(
        "Improvement",
        "The latest figures stand out from this practice's others by more than chance would usually give, in the "
        "better direction.",
        "none",
    ),
    "concern": Word(
        "Concern",
        "The latest figures stand out from this practice's others by more than chance would usually give, in the "
        "worse direction. It is a reason to ask, not an answer.",
        "none",
    ),
    "change": Word(
        "Change",
        "The latest figures stand out from this practice's others by more than chance would usually give. "
        "Neither way is better in itself.",
        "none",
    ),
}
"""What the latest figure says. *Change* is for figures of which neither way is good, or that are not judged."""

SIGNALS: Final[Mapping[tuple[int, int], str]] = {
    (0, 0): "",
    (1, 1): noop("above the upper limit"),
    (1, -1): noop("below the lower limit"),
    (2, 1): noop("part of a rising trend"),
    (2, -1): noop("part of a falling trend"),
    (3, 1): noop("near the upper limit, two in three"),
    (3, -1): noop("near the lower limit, two in three"),
    (4, 1): noop("one of a run above the mean"),
    (4, -1): noop("one of a run below the mean"),
}
"""What is said of a point, by its rule and side as the statistics number them; :func:`signal_words` says it."""

ASSURANCES: Final[Mapping[str, Word]] = {
    "pass": Word(
        "Meets the standard every time",
        "If it carries on as it is, chance alone will not take it across the standard.",
        "none",
    ),
    "fail": Word(
        "Does not meet the standard",
        "If it carries on as it is, it will not meet the standard in any period. Something would have to change, here "
        "or around the practice.",
        "none",
    ),
    "hit_and_miss": Word(
        "Sometimes meets the standard",
        "If it carries on as it is, chance alone will decide in which periods it meets the standard.",
        "none",
    ),
    "none": Word("No standard is set", "There is nothing it has to meet.", "none"),
}

CHART_KINDS: Final[Mapping[str, str]] = Texts(
    {
        "p_prime": "Drawn as a p′ chart: its limits allow for how many were counted each time and for the usual "
        "movement from one period to the next.",
        "u_prime": "Drawn as a u′ chart: its limits allow for how many were counted each time and for the usual "
        "movement from one period to the next.",
        "xmr": "Drawn as an XmR chart: its limits come from how far each figure usually is from the one before.",
    }
)

CHART_NAMES: Final[Mapping[str, str]] = Texts(
    {"p_prime": "p′ chart", "u_prime": "u′ chart", "xmr": "XmR chart"}
)


def variation_of(side: int, polarity: Polarity) -> str:
    """Return the key of :data:`VARIATIONS` for a point on this side (1 high, −1 low, 0 common cause)."""
    if side == 0:
        return COMMON
    if polarity == "neutral":
        return "change"
    return "improvement" if (side > 0) == (polarity == "higher") else "concern"


def signal_words(signal: int, side: int) -> str:
    """Return what is said of a point, or nothing of one that is like the others."""
    return _(SIGNALS[signal, side])


def variation_label(variation: str, signal: int, side: int) -> str:
    """Return the heading of a variation: what it is, and by which rule."""
    said = signal_words(signal, side)
    return VARIATIONS[variation].label + (f": {said}" if said else "")
