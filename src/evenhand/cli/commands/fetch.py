"""`evenhand fetch`: open datasets from their publishers, to files on disk."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, print_table, say
from evenhand.common.errors import InputError

if TYPE_CHECKING:
    from evenhand.sources.fetching import Fetched, KnownFile
    from evenhand.sources.fetching.downloading import Told

_OUTCOMES = {"fetched": "fetched", "already_there": "already there"}


@app.command()
def fetch(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The id of a source.")] = "",
    to: Annotated[Path, typer.Option("--to", help="The folder the files are put in.")] = Path("published"),
    url: Annotated[str, typer.Option("--url", help="The address of a file that is not in the list.")] = "",
    list_only: Annotated[bool, typer.Option("--list", help="List the known files; fetch nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch a source's published files: resumed where they broke off, compared with their checksums.

    Without --url, every known file of the source is fetched. --list without a source lists those of all.
    """
    from evenhand.sources import source_by_id
    from evenhand.sources.fetching import files_of, given_file, known_files

    if not source and not list_only:
        raise InputError(
            "no source is named",
            where="SOURCE",
            remedy="Name one, or see `evenhand fetch --list` for those known",
        )
    wanted = known_files()
    if source:
        named = source_by_id(source)
        wanted = (given_file(named, url),) if url else files_of(named)
    if list_only:
        _list(wanted, as_json=as_json)
    else:
        _fetch(wanted, to, as_json=as_json)


def _fetch(wanted: "tuple[KnownFile, ...]", to: Path, *, as_json: bool) -> None:
    from evenhand.sources.fetching import fetch as fetch_file

    done = []
    for file in wanted:
        with _shown(file.file, quiet=as_json) as told:
            done.append(fetch_file(file, to, told=told))
        if not as_json:
            _say(done[-1])
    if as_json:
        print_json([_record(one) for one in done])
    else:
        say(f"\nNext: evenhand ingest {to} --store DIR")


def _record(one: "Fetched") -> dict[str, object]:
    return {"path": str(one.path), "sha256": one.sha256, "bytes": one.size, "outcome": one.outcome}


def _list(files: "tuple[KnownFile, ...]", *, as_json: bool) -> None:
    if as_json:
        print_json([vars(file) for file in files])
        return
    print_table(
        ("source", "file", "covers", "address", "address from"),
        [(", ".join(file.sources), file.file, file.period, file.url, file.seen) for file in files],
    )
    say("\nAddresses are the publishers' own. They may move: give a new one with --url.")


def _say(one: "Fetched") -> None:
    say(f"{_OUTCOMES[one.outcome]}: {one.path} ({one.size:,} bytes, SHA-256 {one.sha256})")


@contextmanager
def _shown(name: str, *, quiet: bool) -> "Iterator[Told]":
    """Show how far a file has come: a bar on a terminal, a line at the start and the end in a log."""
    if quiet:
        yield lambda done, total: None
        return
    if not sys.stderr.isatty():
        begun, came = time.monotonic(), 0

        def count(done: int, total: int | None) -> None:
            nonlocal came
            came = done

        yield count
        print(f"{name}: {came:,} bytes in {time.monotonic() - begun:.1f} s", file=sys.stderr, flush=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(name, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
