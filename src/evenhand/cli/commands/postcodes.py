"""`evenhand postcodes`: load the file by which practices near a postcode are found."""

import os
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.printing import say


@app.command()
def postcodes(
    file: Annotated[
        Path, typer.Argument(help="A CSV file with columns postcode (or pcds), latitude and longitude.")
    ],
    data: Annotated[
        Path | None, typer.Option("--data", help="The folder of data; EVENHAND_DATA if left out.")
    ] = None,
) -> None:
    """Load a file of postcodes, so that visitors find the practices nearest to them.

    Any CSV with columns named postcode, latitude and longitude, or as the ONS Postcode Directory has them (pcds, lat
    and long). It replaces the one loaded before, and is used from the next visit on.
    """
    from evenhand.config.environment import Environment
    from evenhand.web.public.postcode_file import load

    loaded = load(file, data or Environment.read(os.environ).data)
    say(
        f"{loaded.postcodes:,} postcodes loaded; left out {loaded.unreadable:,} that are no postcodes and "
        f"{loaded.without_position:,} without a position in the United Kingdom"
    )
