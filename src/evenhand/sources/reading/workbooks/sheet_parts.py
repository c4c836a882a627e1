"""One sheet of a workbook: its cells in order, which rows and columns are hidden, and which cells are merged."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from evenhand.common.errors import SourceError
from evenhand.sources.reading.workbooks.archive import Archive
from evenhand.sources.reading.workbooks.formats import Format, date_text, number_text
from evenhand.sources.reading.workbooks.sheet import NO_MARKS, Block, Mark, Sheet, SheetRow
from evenhand.sources.reading.workbooks.strings import unescaped

MOST_CELLS: Final = 4_000_000
"""Cells of all sheets, gaps before the last one in a row included: England by sex and age has under a million."""
MOST_TEXT: Final = 200_000_000
"""Characters in the cells of all sheets, each use of a shared string counted."""
MOST_MERGED: Final = 10_000
_ADDRESS = re.compile(r"^\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_MOST_PLACES: Final = 16_384


class SheetReader:
    """Reads one sheet. `left` are the cells and characters that the workbook may still have."""

    def __init__(
        self,
        archive: Archive,
        strings: Sequence[str],
        formats: Sequence[Format],
        epoch_1904: bool,
        left: dict[str, int],
    ) -> None:
        self._archive, self._strings, self._formats = archive, strings, formats
        self._epoch_1904, self._left = epoch_1904, left
        self._rows: list[SheetRow] = []
        self._hidden_places: set[int] = set()
        self._merged: list[Block] = []
        self._number, self._row_hidden, self._place = 0, False, -1
        self._texts: list[str] = []
        self._marks: dict[int, Mark] = {}
        self._kind, self._style = "n", 0
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._into: list[str] | None = None

    @staticmethod
    def budget() -> dict[str, int]:
        """Return how many cells and characters a workbook may have."""
        return {"cells": MOST_CELLS, "text": MOST_TEXT}

    def read(self, member: str, title: str, visible: bool) -> Sheet:
        """Read the part that holds a sheet."""
        self._archive.parse(member, start=self._start, end=self._end, data=self._data)
        return Sheet(
            title,
            tuple(self._rows),
            visible=visible,
            hidden_places=frozenset(self._hidden_places),
            merged=tuple(self._merged),
            epoch_1904=self._epoch_1904,
        )

    def _start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "c":
            self._place = _place(values["r"])[0] if "r" in values else self._place + 1
            self._kind, self._style = values.get("t", "n"), int(values.get("s", "0"))
            self._value = self._formula = None
        elif tag == "v":
            self._value = self._into = []
        elif tag == "t" and self._kind == "inlineStr":
            self._value = self._into = self._value or []
        elif tag == "f":
            self._formula = self._into = []
        elif tag == "row":
            self._number = int(values.get("r", self._number + 1))
            flat = "ht" in values and float(values["ht"]) == 0
            self._row_hidden = flat or values.get("hidden", "0") in ("1", "true")
            self._texts, self._marks, self._place = [], {}, -1
        elif tag == "col":
            self._column(values)
        elif tag == "mergeCell":
            self._merge(values.get("ref", ""))

    def _end(self, tag: str) -> None:
        if tag in ("v", "t", "f"):
            self._into = None
        elif tag == "c":
            self._cell()
        elif tag == "row" and any(self._texts):
            marks = self._marks or NO_MARKS
            self._rows.append(SheetRow(self._number, tuple(self._texts), marks, self._row_hidden))

    def _data(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _cell(self) -> None:
        text, mark = self._read_cell()
        text = text.strip()
        if not text:
            return
        gap = self._place - len(self._texts)
        self._spend("cells", max(gap, 0) + 1)
        self._spend("text", len(text))
        if gap < 0:
            raise ValueError(f"the cells of row {self._number} are out of order")
        self._texts.extend([""] * gap)
        self._texts.append(text)
        if mark is not None:
            self._marks[self._place] = mark

    def _read_cell(self) -> tuple[str, Mark | None]:
        text = "".join(self._value) if self._value is not None else ""
        if self._formula is not None and not text and self._kind != "str":
            return f"={''.join(self._formula)}", "formula"
        if self._kind == "s" and text:
            place = int(text)
            return (self._strings[place] if place < len(self._strings) else ""), None
        if self._kind in ("inlineStr", "str"):
            return unescaped(text), None
        if self._kind == "e":
            return text, "error"
        if self._kind == "b":
            return ("TRUE" if text.strip() == "1" else "FALSE"), "truth"
        if self._kind == "d":
            return text.removesuffix("Z").removesuffix("T00:00:00"), "date"
        return self._number_cell(text)

    def _number_cell(self, text: str) -> tuple[str, Mark | None]:
        try:
            value = float(text)
        except ValueError:
            return text, None
        kind = self._formats[self._style] if self._style < len(self._formats) else "number"
        if kind == "number":
            return number_text(value), None
        if kind == "percent":
            return number_text(value), "percent"
        return date_text(value, kind, epoch_1904=self._epoch_1904), "date"

    def _column(self, values: Mapping[str, str]) -> None:
        narrow = "width" in values and float(values["width"]) == 0
        if narrow or values.get("hidden", "0") in ("1", "true"):
            last = min(int(values["max"]), _MOST_PLACES)
            self._hidden_places.update(range(int(values["min"]) - 1, last))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (first_place, first_row), (last_place, last_row) = _place(first), _place(last or first)
        self._merged.append(Block(first_row, first_place, last_row, last_place))
        if len(self._merged) > MOST_MERGED:
            raise self._too_large("merged cells")

    def _spend(self, what: str, count: int) -> None:
        self._left[what] -= count
        if self._left[what] < 0:
            raise self._too_large(what)

    def _too_large(self, what: str) -> SourceError:
        return SourceError(
            "the workbook holds far more than a return can hold",
            where=self._archive.name,
            received=what,
            remedy="Copy the rows of the return into a blank template, and ingest that",
        )


def _place(address: str) -> tuple[int, int]:
    """Return the place of a column, 0 for A, and the number of a row. ValueError when it is no address."""
    match = _ADDRESS.match(address)
    if match is None:
        raise ValueError(f"not an address of a cell: {address!r}")
    place = 0
    for letter in match[1]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return min(place, _MOST_PLACES) - 1, int(match[2])
