"""`evenhand ingest`: published files in, observations kept."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson, StorePath
from evenhand.cli.printing import print_json, print_table, say
from evenhand.common.errors import EXIT_WRONG_INPUT
from evenhand.common.progress import track

if TYPE_CHECKING:
    import polars as pl

    from evenhand.sources.reading.ingesting import Ingested
    from evenhand.store import Store


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, zips or folders of them.")],
    store: StorePath,
    as_json: AsJson = False,
) -> None:
    """Recognise files and zips, check them, quarantine bad rows, write observations.

    A file that no source reads is an error when it was named, and passed over when it was met in a folder.
    """
    from evenhand.sources.reading.ingesting import ingest as ingest_files
    from evenhand.store import Store

    tracked = partial(track, label="Ingesting files", quiet=as_json)
    into = Store.create(store)
    done = list(ingest_files(paths, into, tracked))
    if as_json:
        print_json([{**_record(one), "cells": _cells(one, into).to_dicts()} for one in done])
    else:
        _print(done, into)
    if any(one.outcome == "refused" for one in done):
        raise typer.Exit(EXIT_WRONG_INPUT)


def _record(one: "Ingested") -> dict[str, object]:
    edition = one.edition
    return {
        "file": one.file,
        "outcome": one.outcome,
        "why": one.why,
        "edition": edition.id if edition else None,
        "source": edition.source if edition else None,
        "rows_read": edition.rows_read if edition else None,
        "rows_kept": edition.rows_kept if edition else None,
        "rows_quarantined": edition.rows_quarantined if edition else None,
        "reasons": edition.reasons if edition else {},
        "caveats": edition.caveats if edition else (),
        "notes": edition.notes if edition else (),
    }


def _cells(one: "Ingested", store: "Store") -> "pl.DataFrame":
    """Return the cells of a return that were kept out; of other files, which people do not fill in, none."""
    from evenhand.sources.reading.returns.templates import all_templates
    from evenhand.store import Quarantine

    returns = {template.id for template in all_templates()}
    if one.edition is None or one.edition.source not in returns:
        return Quarantine().table()
    return store.quarantine(one.edition)


_CELLS_LISTED = 100
"""Cells of one return that are listed; all of them are in its edition's quarantine and in ``--json``."""

_OUTCOMES = {
    "new": "new",
    "already_there": "already there",
    "passed_over": "passed over",
    "refused": "refused",
}


def _print(done: list["Ingested"], store: "Store") -> None:
    rows = [
        (
            one.file,
            one.edition.source,
            one.edition.label,
            one.edition.rows_read,
            one.edition.rows_kept,
            one.edition.rows_quarantined,
            _OUTCOMES[one.outcome],
        )
        for one in done
        if one.edition
    ]
    if rows:
        print_table(("file", "source", "covers", "read", "kept", "quarantined", ""), rows)
    for one in done:
        if one.edition:
            for reason, count in one.edition.reasons.items():
                say(f"{one.file}: {count:,} quarantined: {reason}")
            for caveat in one.edition.caveats:
                say(f"{one.file}: assumed: {caveat}")
            for note in one.edition.notes:
                say(f"{one.file}: {note}")
        _print_cells(one, store)
    for one in done:
        if not one.edition:
            say(f"{_OUTCOMES[one.outcome]}: {one.why}")


def _print_cells(one: "Ingested", store: "Store") -> None:
    """Print the cells of a return to be mended, numbered, each with its remedy."""
    from evenhand.sources.reading.returns.tables import numbered

    cells = _cells(one, store)
    if cells.is_empty():
        return
    say(f"{one.file}: cells to mend; the other rows and cells were kept")
    for line in numbered(cells, _CELLS_LISTED):
        say(f"  {line}")
