"""The strings that the cells of a workbook share, each written once."""

import re
from collections.abc import Mapping

from evenhand.sources.reading.workbooks.archive import Archive

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class StringsReader:
    """Reads the shared strings: their runs of differently styled text are joined, signs of how to say them left out."""

    def __init__(self, archive: Archive, member: str) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._spoken = self._in_text = False
        archive.parse(member, start=self._start, end=self._end, data=self._data)

    def _start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._spoken = True
        elif tag == "t":
            self._in_text = not self._spoken

    def _end(self, tag: str) -> None:
        if tag == "si":
            self.texts.append(unescaped("".join(self._parts)))
        elif tag == "rPh":
            self._spoken = False
        elif tag == "t":
            self._in_text = False

    def _data(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, which are written as ``_x000D_``."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
