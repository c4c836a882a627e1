"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from evenhand.common.errors import InputError

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a machine.")]
StorePath = Annotated[Path, typer.Option("--store", help="The folder of the store.")]
ReleasePath = Annotated[Path, typer.Argument(metavar="RELEASE", help="The folder of a release.")]


def day(text: str, option: str) -> date:
    """Read a day given on the command line as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            "this is not a day",
            where=option,
            received=text,
            remedy="Write it as YYYY-MM-DD, such as 2022-12-31",
        ) from None
