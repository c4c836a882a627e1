"""Every word and colour of a judgement, in one place (METHODS 1.4). Each page, file and letter takes them from here.

A status says whether a figure is compared; an outcome how far it is from what is expected, and a direction which way;
a standard whether it is met; a part what the gap is made of. No template, table or file spells them itself.
"""

from typing import Final

from evenhand.common.language import noop
from evenhand.pages.words.outcomes import (
    DIRECTIONS,
    FRAGILE,
    LIMITS,
    OUTCOMES,
    OUTSIDE_95,
    POLARITIES,
    direction_words,
    is_fragile,
    outcome_label,
    short_outcome,
)
from evenhand.pages.words.parts import GAP, PARTS, Part
from evenhand.pages.words.standards import (
    COLOURS,
    STANDARD_KINDS,
    STANDARD_OUTCOMES,
    ColourWord,
    answer_words,
    colour_word,
    standard_words,
)
from evenhand.pages.words.statuses import (
    FACT,
    NO_COMPARISON,
    NOT_DRAWN_AS_COMPARED,
    PRACTICE_STATUSES,
    STATUSES,
)
from evenhand.pages.words.word import SIGNS, Word

PRODUCT_NAME: Final = noop("practice profile")

NOT_A_RANKING: Final = noop("Not a ranking: read it with its interval and its context note.")
"""Travels in every exported row."""

__all__ = [
    "COLOURS",
    "DIRECTIONS",
    "FACT",
    "FRAGILE",
    "GAP",
    "LIMITS",
    "NOT_A_RANKING",
    "NOT_DRAWN_AS_COMPARED",
    "NO_COMPARISON",
    "OUTCOMES",
    "OUTSIDE_95",
    "PARTS",
    "POLARITIES",
    "PRACTICE_STATUSES",
    "PRODUCT_NAME",
    "SIGNS",
    "STANDARD_KINDS",
    "STANDARD_OUTCOMES",
    "STATUSES",
    "ColourWord",
    "Part",
    "Word",
    "answer_words",
    "colour_word",
    "direction_words",
    "is_fragile",
    "outcome_label",
    "short_outcome",
    "standard_words",
]
