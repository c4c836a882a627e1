"""A sheet: its rows as text, and what marks a cell as something else than plain text or a plain number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

Mark = Literal["date", "percent", "truth", "error", "formula", "merged"]
"""What a cell is beside its text: formatted as a date or a percentage, a truth value, a formula's error, a formula
whose result was not saved, or part of merged cells."""

NO_MARKS: Final[Mapping[int, Mark]] = MappingProxyType({})
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something: its number as a spreadsheet shows it, its cells, and the marks by their place.

    A date is written ``2025-03-31``, or ``Mar 2025`` where only its month is shown; a percentage as the share it is.
    """

    number: int
    texts: tuple[str, ...]
    marks: Mapping[int, Mark] = field(default_factory=lambda: NO_MARKS)
    hidden: bool = False

    def text(self, place: int) -> str:
        """Return the text of the cell at `place` (0 is column A), empty where there is none."""
        return self.texts[place] if place < len(self.texts) else ""


@dataclass(frozen=True, slots=True)
class Block:
    """Merged cells: from the first to the last row and place, both included."""

    first_row: int
    first_place: int
    last_row: int
    last_place: int


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet that hold something, in order. `name` is empty for a text file.

    `ragged` is whether a row with another number of cells than the header is a fault, as it is in a text file.
    `epoch_1904` is whether the workbook counts its days from 1904.
    """

    name: str
    rows: tuple[SheetRow, ...]
    visible: bool = True
    hidden_places: frozenset[int] = frozenset()
    merged: tuple[Block, ...] = ()
    ragged: bool = False
    epoch_1904: bool = False

    def columns(self) -> Iterator[tuple[str, list[str]]]:
        """Yield every column's letters with its cells that hold something."""
        width = max((len(row.texts) for row in self.rows), default=0)
        for place in range(width):
            yield letters(place), [text for row in self.rows if (text := row.text(place))]


def letters(place: int) -> str:
    """Return the letters of a column by its place: A for 0, Z for 25, AA for 26."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _ALPHABET)
        name = chr(ord("A") + rest) + name
    return name
