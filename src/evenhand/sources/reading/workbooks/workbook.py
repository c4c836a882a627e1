"""A workbook (.xlsx) as sheets of text cells, with the marks that a plain reading loses.

The parts are read as ECMA-376 defines them. Nothing is worked out and nothing is run: a formula is what it came to when
the workbook was saved.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import SPREADSHEET, FileHead
from evenhand.sources.reading.workbooks.archive import Archive
from evenhand.sources.reading.workbooks.formats import Format, format_of
from evenhand.sources.reading.workbooks.sheet import Sheet
from evenhand.sources.reading.workbooks.sheet_parts import SheetReader
from evenhand.sources.reading.workbooks.strings import StringsReader, unescaped

_HEAD_ROWS = 20
_ASIDES = re.compile(r"^xl/(comments|threadedcomments|drawings|headerfooter)", re.IGNORECASE)


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook in its own order, and the words of its comments and text boxes."""

    sheets: tuple[Sheet, ...]
    asides: tuple[str, ...] = ()

    def head(self, name: str) -> FileHead:
        """Return the first rows of all sheets, shown ones first; SourceError when there is none."""
        ordered = sorted(self.sheets, key=lambda sheet: not sheet.visible)
        records = [row.texts for sheet in ordered for row in sheet.rows[:_HEAD_ROWS]]
        if not records:
            raise SourceError("the workbook is empty", where=name, remedy="Save it again with its rows in it")
        return FileHead(name, SPREADSHEET, "", records[0], tuple(records[1:]))


@dataclass
class _Parts:
    """What the parts of a workbook say that its sheets need."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    epoch_1904: bool = False
    targets: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)


def read_workbook(content: bytes, name: str) -> Workbook:
    """Read a workbook; SourceError when it is none, is damaged, locked with a password or far too large."""
    archive = Archive(content, name)
    main = _relations(archive, "", "_rels/.rels").kinds.get("officeDocument", "xl/workbook.xml")
    folder, file = posixpath.split(main)
    parts = _relations(archive, folder, f"{folder}/_rels/{file}.rels")
    _walk(archive, main, lambda tag, values: _of_workbook(parts, tag, values))
    strings = (
        StringsReader(archive, parts.kinds["sharedStrings"]).texts if "sharedStrings" in parts.kinds else []
    )
    formats = _formats(archive, parts)
    left = SheetReader.budget()
    sheets = [
        SheetReader(archive, strings, formats, parts.epoch_1904, left).read(
            parts.targets[key], title, visible
        )
        for title, key, visible in parts.sheets
        if key in parts.targets and parts.targets[key] in archive.members
    ]
    return Workbook(tuple(sheets), (*_asides(archive), *strings))


def _relations(archive: Archive, folder: str, member: str) -> _Parts:
    """Return the targets of a part's relations, by their key and by the last word of their kind."""
    parts = _Parts()

    def start(tag: str, values: Mapping[str, str]) -> None:
        if tag == "Relationship" and values.get("TargetMode") != "External":
            target = values.get("Target", "")
            path = (
                target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            parts.targets[values.get("Id", "")] = path
            parts.kinds[values.get("Type", "").rpartition("/")[2]] = path

    _walk(archive, member, start)
    return parts


def _of_workbook(parts: _Parts, tag: str, values: Mapping[str, str]) -> None:
    if tag == "sheet":
        visible = values.get("state", "visible") == "visible"
        parts.sheets.append((unescaped(values.get("name", "")), values.get("id", ""), visible))
    elif tag == "workbookPr":
        parts.epoch_1904 = values.get("date1904", "0") in ("1", "true")


def _formats(archive: Archive, parts: _Parts) -> list[Format]:
    """Return what each style of a cell says its number is."""
    inside = [False]

    def start(tag: str, values: Mapping[str, str]) -> None:
        if tag == "numFmt":
            parts.codes[int(values["numFmtId"])] = values.get("formatCode", "")
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            parts.formats.append(int(values.get("numFmtId", "0")))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    if "styles" in parts.kinds:
        _walk(archive, parts.kinds["styles"], start, end)
    return [format_of(number, parts.codes) for number in parts.formats]


def _asides(archive: Archive) -> list[str]:
    """Return the words of comments and text boxes: they are no figures, but must not hold patients' numbers either."""
    found: list[str] = []
    for member in archive.members:
        if _ASIDES.match(member) and member.lower().endswith(".xml"):
            _walk(archive, member, data=found.append)
    return found


def _walk(
    archive: Archive,
    member: str,
    start: Callable[[str, Mapping[str, str]], None] = lambda tag, values: None,
    end: Callable[[str], None] = lambda tag: None,
    data: Callable[[str], None] = lambda text: None,
) -> None:
    archive.parse(member, start=start, end=end, data=data)
