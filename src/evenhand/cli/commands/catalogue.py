"""`evenhand catalogue`: every definition as a site, as tables and as a document to print."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.printing import say


@app.command()
def catalogue(
    out: Annotated[Path, typer.Option(help="The folder of the site.")],
    name: Annotated[
        str | None, typer.Option(help="What it is called; Catalogue of indicators if not said.")
    ] = None,
    definitions: Annotated[
        Path | None, typer.Option(help="A folder of definitions; the shipped ones if not said.")
    ] = None,
) -> None:
    """Write all definitions as a site to read and search, as CSV, Excel and JSON, and as a PDF to print."""
    from evenhand.definitions import load_catalogue
    from evenhand.documents import catalogue_document
    from evenhand.pages import addresses
    from evenhand.publication.catalogue import NAME, catalogue_edition, publish_catalogue

    today = datetime.now(UTC).date()
    loaded = load_catalogue(definitions, today=today)
    edition = catalogue_edition(loaded, today, name=(name or "").strip() or NAME, has_document=True)
    document = catalogue_document(edition)
    site = publish_catalogue(edition, out, {addresses.CATALOGUE_DOCUMENT: document})
    say(f"{len(edition.indicators):,} indicators on {site.pages:,} pages in {out}")
