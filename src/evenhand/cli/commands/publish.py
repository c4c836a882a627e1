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
) -> None:
    """Write the static public site and its open data."""
    from evenhand.publication import publish as publish_site

    site = publish_site(release, out)
    say(f"{site.pages:,} pages in {out}")
