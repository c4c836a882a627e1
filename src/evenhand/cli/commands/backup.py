"""`evenhand backup` and `evenhand restore`: an installation kept as one file, and put back."""

from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, say

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file of the backup.")]


@app.command()
def backup(
    file: BackupFile,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file if it is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write database, releases and uploads into one file, while the site runs."""
    from evenhand.config import installation
    from evenhand.config.keeping import back_up

    environment = installation.set_up()
    installation.needs_database(installation.missing_migrations())
    made = back_up(environment, file, replace=replace)
    number, digest = made.last_event
    if as_json:
        print_json({"file": str(file), "files": len(made.files), "last_event": [number, digest]})
        return
    say(f"{file}: {len(made.files):,} files, the record up to event {number:,}")
    if digest:
        say(f"Keep this hash elsewhere, for evenhand verify-audit --holds: {digest}")


@app.command()
def restore(
    file: BackupFile,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the installation that is there.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Only see that the backup is whole.")] = False,
) -> None:
    """Put a backup in its place: checked file by file first, then at once."""
    import os

    from evenhand.config import keeping
    from evenhand.config.environment import Environment

    if check:
        contents = keeping.check(file)
        say(f"{file}: whole, {len(contents.files):,} files, made {contents.made_at}")
        return
    environment = Environment.read(os.environ)
    contents, before = keeping.restore(environment, file, replace=replace)
    say(f"{environment.data}: {len(contents.files):,} files, as they were at {contents.made_at}")
    if before:
        say(f"What was there before is in {before}; remove it when you no longer need it")
