"""What is said of a standard, and the three colours: a word, a sign and a token of the style sheet, never one alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.pages.words.word import Word

STANDARD_KINDS: Final[Mapping[str, str]] = Texts(
    {
        "none": "No standard is set.",
        "minimum": "A minimum standard",
        "developmental": "A standard to work towards",
    }
)

STANDARD_OUTCOMES: Final = Texts(
    {
        "met": "met",
        "not_met": "not met: the whole 95% interval is on the wrong side",
        "reached": "reached",
        "not_yet": "not yet reached",
        "cannot_tell": "cannot tell: the 95% interval reaches to both sides",
    }
)
_WRITTEN: Final = STANDARD_OUTCOMES.written


@dataclass(frozen=True)
class ColourWord:
    """A colour: its name, the word shown in it, and the class by which the style sheet colours it."""

    name: str
    word: Word
    css_class: str


COLOURS: Final[Mapping[str, ColourWord]] = {
    "green": ColourWord("green", Word("Minimum standard met", _WRITTEN["met"], "met"), "eh-green"),
    "amber": ColourWord("amber", Word("Cannot tell", _WRITTEN["cannot_tell"], "unsure"), "eh-amber"),
    "red": ColourWord("red", Word("Minimum standard not met", _WRITTEN["not_met"], "not_met"), "eh-red"),
}
"""Only a minimum standard of a framework that is not developmental has one: a release says where (its `colour`)."""


def standard_words(kind: str, target: str, outcome: str | None) -> str:
    """Return what is said of a standard, or nothing where none is set. `target` is already in words."""
    if kind == "none" or outcome is None:
        return ""
    return _("{standard} of {target}: {outcome}.").format(
        standard=STANDARD_KINDS[kind], target=target, outcome=STANDARD_OUTCOMES[outcome]
    )


def answer_words(kind: str, answer: str, outcome: str | None) -> str:
    """Return what is said of a standard that a fact in words meets by an answer, or nothing where none is set."""
    if kind == "none" or outcome is None:
        return ""
    # What is said of a number's standard goes on about its interval, which an answer has none of.
    return _("{standard}, the answer {answer}: {outcome}.").format(
        standard=STANDARD_KINDS[kind], answer=answer, outcome=STANDARD_OUTCOMES[outcome].split(":")[0]
    )


def colour_word(colour: str | None) -> ColourWord | None:
    """Return the word, sign and class of a release's colour; None where there is none."""
    return COLOURS[colour] if colour else None
