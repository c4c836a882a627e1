"""What a letter is made of: the same parts for the PDF and for the file to edit, so that both say the same.

A part holds words that are final: numbers are formatted, days are written out. Nothing is read as markup.
"""

from dataclasses import dataclass, field
from datetime import date

from evenhand.pages.noted import ContextNote


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` stands before it in bold, and a `quiet` one is set back."""

    text: str
    lead: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """Names with what is said of each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table: headings, rows of as many texts, the share of the width each column has, and which hold numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Verbatim:
    """Somebody's own words, to the letter, and whose they are."""

    words: str
    whose: str


@dataclass(frozen=True)
class Boxed:
    """What must not be overlooked: that this is a draft, or that it is no contract document."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart as SVG that stands alone, with the words for whoever does not see it. Sizes in pixels of the SVG."""

    svg: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Figure:
    """A figure told whole. It cannot be made without its context note, interval or the words that there is none.

    `beside` are the numbers it may be read beside; `reply` the practice's own words to it.
    """

    title: str
    value: str
    interval: str
    period: str
    beside: str
    verdict: str
    sentences: str
    note: ContextNote
    reply: str = ""
    caveats: tuple[str, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True)
class FigureRow:
    """A figure as a row of a table, with its note under it."""

    title: str
    value: str
    interval: str
    period: str
    england: str
    said: str
    note: ContextNote
    reply: str = ""


@dataclass(frozen=True)
class Figures:
    """Figures of a strand as a table."""

    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class Charts:
    """Pictures two abreast, each under its title and above the note without which it is not read."""

    items: tuple[tuple[str, Picture, ContextNote, str], ...]
    """Title, picture, note, and a line under it with period and numbers."""


@dataclass(frozen=True)
class Standards:
    """Minimum standards with what was found: a sign and a word each, the colour only beside them."""

    rows: tuple[tuple[str, str, str, str, str], ...]
    """What it is, the clause it rests on, the sign, the word, the name of the colour."""


@dataclass(frozen=True)
class Signatures:
    """Places to sign: for whom, and the name, day and proof where it was signed."""

    places: tuple[tuple[str, str], ...]


Block = (
    Paragraph
    | Bullets
    | Named
    | Table
    | Verbatim
    | Boxed
    | Picture
    | Figure
    | Figures
    | Charts
    | Standards
    | Signatures
)


@dataclass(frozen=True)
class Part:
    """A part under its heading. `level` 3 is within the part before it."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True)
class Letter:
    """A letter or paper whole; its annex begins a page of its own, after the closing lines.

    `sender` and `to` are lines of an address; `about` names it: the review, its day, the edition. `opening` stands
    before the first heading. `state` is empty for one that is final, else what is said of a draft.
    """

    kind: str
    title: str
    sender: tuple[str, ...]
    to: tuple[str, ...]
    made_on: date
    day: str
    about: tuple[tuple[str, str], ...]
    opening: tuple[Block, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    running: str
    state: str = ""
    annex: tuple[Part, ...] = ()
    named: frozenset[str] = field(default_factory=frozenset)
    """The indicators whose figures it tells whole as differing, so that a later step is no surprise (R-10)."""


def notes_of(letter: Letter) -> list[str]:
    """Return every context note of a letter, in order."""
    found = []
    for part in (*letter.parts, *letter.annex):
        for block in part.blocks:
            if isinstance(block, Figure):
                found.append(block.note.text)
            elif isinstance(block, Figures):
                found += [row.note.text for row in block.rows]
            elif isinstance(block, Charts):
                found += [note.text for _, _, note, _ in block.items]
    return found
