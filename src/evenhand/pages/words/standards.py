"""What is said of a standard, and the three colours: a word, a sign and a token of the style sheet, never one alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.pages.words.word import Word

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


@dataclass(frozen=True)
class ColourWord:
    """A colour: its name, the word shown in it, and the class by which the style sheet colours it."""

    name: str
    word: Word
    css_class: str


COLOURS: Final[Mapping[str, ColourWord]] = {
    "green": ColourWord("green", Word("Minimum standard met", STANDARD_OUTCOMES["met"], "met"), "eh-green"),
    "amber": ColourWord("amber", Word("Cannot tell", STANDARD_OUTCOMES["cannot_tell"], "unsure"), "eh-amber"),
    "red": ColourWord(
        "red", Word("Minimum standard not met", STANDARD_OUTCOMES["not_met"], "not_met"), "eh-red"
    ),
}
"""Only a minimum standard of a framework that is not developmental has one: a release says where (its `colour`)."""


def standard_words(kind: str, target: str, outcome: str | None) -> str:
    """Return what is said of a standard, or nothing where none is set. `target` is already in words."""
    if kind == "none" or outcome is None:
        return ""
    return f"{STANDARD_KINDS[kind]} of {target}: {STANDARD_OUTCOMES[outcome]}."


def answer_words(kind: str, answer: str, outcome: str | None) -> str:
    """Return what is said of a standard that a fact in words meets by an answer, or nothing where none is set."""
    if kind == "none" or outcome is None:
        return ""
    # What is said of a number's standard goes on about its interval, which an answer has none of.
    return f"{STANDARD_KINDS[kind]}, the answer {answer}: {STANDARD_OUTCOMES[outcome].split(':')[0]}."


def colour_word(colour: str | None) -> ColourWord | None:
    """Return the word, sign and class of a release's colour; None where there is none."""
    return COLOURS[colour] if colour else None
