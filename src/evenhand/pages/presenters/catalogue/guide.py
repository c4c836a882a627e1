"""The safeguards with what holds each, and what the words of a definition mean."""

from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.definitions.rules import all_rules
from evenhand.definitions.safeguards import SAFEGUARDS
from evenhand.definitions.vocabulary import MEANINGS, NAMES
from evenhand.pages.presenters.catalogue.lines import sentence

PARTS: Final = Texts(
    {
        "pages": "These pages",
        "release": "A release",
        "assessment": "The assessment",
        "sources": "The returns that are asked for",
        "cycle": "The year of talks between practice and commissioner",
    }
)
"""The parts of the product that hold a safeguard besides the rules, as people know them."""

_WITHOUT_ITS_EXAMPLES: Final = Texts(
    {"words_are_kind": "No definition has a word that judges a practice by its place in a list."}
)
"""Sentences of rules that name what may be shown nowhere."""

_HEADINGS: Final = Texts(
    {
        "basis": "What ties a practice to an indicator",
        "polarity": "Which way is better",
        "statistic": "Kinds of figures",
        "perspective": "Sides of the work",
        "level": "Whose figure it is",
        "purpose": "What a framework is for",
        "suppression": "How small numbers are protected",
        "state": "Where a definition stands",
    }
)


@dataclass(frozen=True)
class SafeguardRow:
    """A safeguard, the rules that hold it as sentences, and what other parts do for it."""

    number: str
    sentence: str
    rules: tuple[str, ...]
    held: tuple[tuple[str, str], ...]


def safeguards_view() -> tuple[SafeguardRow, ...]:
    """Return every safeguard in order."""
    sentences = {rule.name: _WITHOUT_ITS_EXAMPLES.get(rule.name) or _(rule.sentence) for rule in all_rules()}
    return tuple(
        SafeguardRow(
            one.number,
            _(one.sentence),
            tuple(sentences[name] for name in one.rules),
            tuple((PARTS[held.part], sentence(_(held.how))) for held in one.held),
        )
        for one in SAFEGUARDS
    )


@dataclass(frozen=True)
class Meanings:
    """The words of one closed list, each with its meaning."""

    title: str
    words: tuple[tuple[str, str], ...]


def guide_view() -> tuple[Meanings, ...]:
    """Return what the words of a definition mean, list by list."""
    return tuple(
        Meanings(
            title,
            tuple((_(NAMES[word]), sentence(_(MEANINGS[name][word]))) for word in MEANINGS[name]),
        )
        for name, title in _HEADINGS.items()
    )
