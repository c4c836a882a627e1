"""JSON files: parsed, with the line and column of what is wrong, and laid out as a table of text like a CSV.

What a publisher's programming interface gives is nested; :mod:`json_shapes` says how each kind of it lies in records.
The number of a record is its place in the file, the first being 1.
"""

import codecs
import json
import re
from typing import Any, Final

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.json_shapes import Record, flat, records_of_document

_STARTS = re.compile(rb"^(?:\xef\xbb\xbf)?\s*[\[{]")
_SAMPLE: Final = 20
_AROUND: Final = 20
"""Characters shown on either side of where the file stops being JSON."""


def looks_like_json(start: bytes) -> bool:
    """Whether a file's first character that is no space opens a list or an object of JSON."""
    return bool(_STARTS.match(start))


def json_head(content: bytes, name: str) -> FileHead:
    """Return the head of a JSON file, as if it were a table. SourceError where it is no JSON or holds no records."""
    records = _records(content, name)
    headers = _headers(records)
    rows = (tuple(record.get(header, "") for header in headers) for record in records[:_SAMPLE])
    return FileHead(name, "utf-8", "json", headers, tuple(rows))


def json_cells(content: bytes, name: str) -> pl.DataFrame:
    """Return a JSON file's records: one String column a name, and ``row``; a name a record lacks is empty."""
    records = _records(content, name)
    columns: dict[str, pl.Series] = {
        header: pl.Series([record.get(header, "") for record in records], dtype=pl.String)
        for header in _headers(records)
    }
    return pl.DataFrame({**columns, "row": pl.Series(range(1, len(records) + 1), dtype=pl.Int64)})


def _records(content: bytes, name: str) -> list[Record]:
    records = [flat(record) for record in records_of_document(_parsed(content, name))]
    if not any(records):
        raise SourceError(
            "the JSON holds no records",
            where=name,
            received=content[:60].decode("utf-8", "replace"),
            remedy="Ask the publisher's interface for the data again; an empty answer may be an error of its own",
        )
    return records


def _headers(records: list[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(header for record in records for header in record if header != "row"))


def _parsed(content: bytes, name: str) -> Any:
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        return json.loads(text)
    except UnicodeDecodeError as error:
        raise SourceError(
            "the JSON is not UTF-8",
            where=f"{name}, byte {error.start}",
            received=content[error.start : error.start + 8],
            remedy="Download it again: it may be damaged",
        ) from error
    except json.JSONDecodeError as error:
        raise SourceError(
            f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}",
            where=f"{name}, line {error.lineno}, column {error.colno}",
            received=error.doc[max(error.pos - _AROUND, 0) : error.pos + _AROUND],
            remedy="Download it again: it may be cut short. A file edited by hand is better left as it came",
        ) from error
    except RecursionError as error:
        raise SourceError(
            "the JSON is nested too deeply to be data",
            where=name,
            remedy="Use the publisher's answer unchanged",
        ) from error
