"""The list of files that can be fetched without being told where they are, and files whose address is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import yaml

from evenhand.sources.fetching.errors import FetchError
from evenhand.sources.reading.source import Source

TABLE: Final = "catalogue.yaml"
_HERE: Final = ("127.0.0.1", "::1", "localhost")
_READ: Final = (".csv", ".txt", ".tsv", ".json", ".zip", ".xlsx")


@dataclass(frozen=True)
class KnownFile:
    """A published file and where it is.

    Parameters
    ----------
    sources : ids of the sources that read it; a zip may hold files of several.
    file : the name it is saved under.
    url : its address, at its publisher's.
    period : what it covers, in words.
    sha256 : of its content, where it is known; empty where not.
    seen : where the address is from: ``reference`` (a public page or program that uses it) or ``memory``. Neither
        is a promise of the publisher's; an address may move.
    """

    sources: tuple[str, ...]
    file: str
    url: str
    period: str
    sha256: str = ""
    seen: str = "memory"


@cache
def known_files() -> tuple[KnownFile, ...]:
    """Return every file of the catalogue, in its order."""
    text = files("evenhand.sources.fetching").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(_known(entry) for entry in yaml.safe_load(text))


def _known(entry: Mapping[str, Any]) -> KnownFile:
    url = str(entry["url"])
    return KnownFile(
        sources=tuple(entry["sources"]),
        file=str(entry.get("file") or file_name(url)),
        url=url,
        period=str(entry["period"]),
        sha256=str(entry.get("sha256", "")),
        seen=str(entry["seen"]),
    )


def files_of(source: Source) -> tuple[KnownFile, ...]:
    """Return the known files of a source, the newest first; FetchError where none is known, saying where to look."""
    found = tuple(file for file in known_files() if source.id in file.sources)
    if not found:
        raise FetchError(
            "the address of no file of this source is known",
            where=source.id,
            remedy=f"Open {source.url}, find the file ({', '.join(source.patterns)}) and give its address with --url",
        )
    return found


def given_file(source: Source, url: str) -> KnownFile:
    """Return the file at an address that the user gives. FetchError where it is no address that can be fetched."""
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise FetchError(
            "this is not the address of a file on the web",
            where="--url",
            received=url,
            remedy="Give an address that begins with https://",
        )
    if parts.scheme == "http" and parts.hostname not in _HERE:
        raise FetchError(
            "what comes by http can be changed on its way",
            where="--url",
            received=url,
            remedy="Give the publisher's https address",
        )
    name = file_name(url)
    named = name if name.lower().endswith(_READ) else f"{source.id}.csv"
    return KnownFile((source.id,), named, url, "as given", seen="given")


def file_name(url: str) -> str:
    """Return the last part of an address's path, without anything that could lead out of a folder."""
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    return "".join(letter for letter in name if letter.isprintable() and letter not in '\\/:*?"<>|').lstrip(
        "."
    )
