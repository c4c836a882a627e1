"""The form in which the catalogue is told: sections of named lines, the same on a page, in a document and in print."""

from collections.abc import Iterable
from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.pages.edition import SourceFacts


@dataclass(frozen=True)
class Item:
    """A text of a line; `address` is the page it leads to, from the site's root, and `is_code` that it is code."""

    text: str
    address: str = ""
    is_code: bool = False


@dataclass(frozen=True)
class Line:
    """A named line, of one text or of several below each other."""

    name: str
    items: tuple[Item, ...]

    @classmethod
    def of(cls, name: str, *texts: str) -> "Line":
        """Return a line of plain texts, those that are empty left out."""
        return cls(name, tuple(Item(sentence(text)) for text in texts if text))


@dataclass(frozen=True)
class Section:
    """Some lines under a heading."""

    id: str
    title: str
    lines: tuple[Line, ...]


def section(section_id: str, title: str, lines: Iterable[Line]) -> Section:
    """Return a section with those lines that say something."""
    return Section(section_id, title, tuple(line for line in lines if line.items))


def sections(*found: Section) -> tuple[Section, ...]:
    """Return those sections that have lines."""
    return tuple(one for one in found if one.lines)


def sentence(text: str) -> str:
    """Return a text as a sentence: a capital letter first where it has none, and an end."""
    said = text.strip()
    said = said[:1].upper() + said[1:] if said[1:2].islower() else said
    return said if not said or said[-1] in ".?!:" else f"{said}."


def source_words(facts: SourceFacts) -> str:
    """Return who publishes a source and on which terms, as far as they are known."""
    return " ".join(sentence(part) for part in (_(facts.publisher), _(facts.licence)) if part)
