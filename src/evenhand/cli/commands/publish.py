"""`evenhand publish`: the static public site and its open data."""

from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import ReleasePath
from evenhand.cli.printing import say


@app.command()
def publish(
    release: ReleasePath,
    out: Annotated[Path, typer.Option(help="The folder of the site.")],
    said: Annotated[
        Path | None, typer.Option(help="Replies and challenges, as `evenhand said` writes them.")
    ] = None,
) -> None:
    """Write the static public site and its open data."""
    from evenhand.publication import publish as publish_site
    from evenhand.publication.said import NOTHING_SAID, Said

    site = publish_site(release, out, said=Said.read(said) if said else NOTHING_SAID)
    say(f"{site.pages:,} pages in {out}")
