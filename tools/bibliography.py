r"""Read ``docs/references.bib``: as much of BibTeX as a list of papers needs.

An entry is ``@type{key, name = {value}, ...}``, its values in braces (which may hold braces) or quotes, or a bare
number. Anything else is refused with its line.
"""

import re
from collections.abc import Mapping
from pathlib import Path

_ENTRY = re.compile(r"@(\w+)\s*\{\s*([^,\s]+)\s*,")
_FIELD = re.compile(r"\s*(\w+)\s*=\s*")
_BARE = re.compile(r"\w+")
_TEX = {r"\&": "&", "--": "–", "~": " ", r"\%": "%", "{": "", "}": ""}

Entry = Mapping[str, str]


class BibliographyError(ValueError):
    """The file is not BibTeX as far as this reader knows it."""


def read(path: Path) -> dict[str, Entry]:
    """Return every entry of a file by its key. Field names are lower case."""
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, Entry]:
    """Return every entry of `text` by its key. Raises :class:`BibliographyError` with the line."""
    entries: dict[str, Entry] = {}
    at = 0
    while match := _ENTRY.search(text, at):
        fields, at = _fields(text, match.end())
        if match[2] in entries:
            raise BibliographyError(f"line {_line(text, match.start())}: the key {match[2]!r} is used twice")
        entries[match[2]] = {"type": match[1].lower(), **fields}
    return entries


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while match := _FIELD.match(text, at):
        value, at = _value(text, match.end())
        fields[match[1].lower()] = _plain(value)
        at = _skip(text, at, ",")
    end = _skip(text, at, "}")
    if end == at or text[end - 1] != "}":
        raise BibliographyError(f"line {_line(text, at)}: a field or a closing brace is missing")
    return fields, end


def _value(text: str, at: int) -> tuple[str, int]:
    opening = text[at : at + 1]
    if opening == '"':
        end = text.find('"', at + 1)
        if end > 0:
            return text[at + 1 : end], end + 1
    elif opening == "{":
        depth = 0
        for end in range(at, len(text)):
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            if depth == 0:
                return text[at + 1 : end], end + 1
    elif match := _BARE.match(text, at):
        return match[0], match.end()
    raise BibliographyError(f"line {_line(text, at)}: a value is not closed, or is not a value")


def _skip(text: str, at: int, sign: str) -> int:
    """Return the place after white space and one `sign`, when it is there."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at + 1 if text.startswith(sign, at) else at


def _plain(value: str) -> str:
    for tex, plain in _TEX.items():
        value = value.replace(tex, plain)
    return " ".join(value.split())


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def sentence(entry: Entry) -> str:
    """Return one reference as a sentence: authors (year). Title. Where. Identifier."""
    authors = _people(entry.get("author") or entry.get("organization") or entry.get("institution") or "")
    year = f" ({entry['year']})" if "year" in entry else ""
    where = (
        entry.get("journal")
        or entry.get("booktitle")
        or entry.get("publisher")
        or entry.get("institution", "")
    )
    parts = [f"{authors}{year}".strip(), entry.get("title", ""), _place(where, entry), entry.get("note", "")]
    if "doi" in entry:
        parts.append(f"doi:{entry['doi']}")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _people(authors: str) -> str:
    names = [name.strip() for name in re.split(r"\s+and\s+", authors) if name.strip()]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _place(where: str, entry: Entry) -> str:
    volume = entry.get("volume", "")
    number = f"({entry['number']})" if "number" in entry else ""
    pages = f": {entry['pages']}" if "pages" in entry else ""
    return f"{where} {volume}{number}{pages}".strip()
