"""`evenhand compare`: which figures and outcomes moved between two releases, and why."""

from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, print_table, say

_SHOWN = 40


@app.command()
def compare(
    before: Annotated[Path, typer.Argument(metavar="RELEASE", help="The earlier release.")],
    after: Annotated[Path, typer.Argument(metavar="RELEASE", help="The later release.")],
    as_json: AsJson = False,
) -> None:
    """Say which published figures or outcomes moved, and why."""
    from evenhand.release import Release
    from evenhand.release import compare as compare_releases

    found = compare_releases(Release.open(before), Release.open(after))
    if as_json:
        print_json(
            {
                "moved": found.moved.to_dicts(),
                "summary": found.summary.to_dicts(),
                "definitions_changed": found.definitions_changed,
                "inputs_added": found.inputs_added,
                "inputs_removed": found.inputs_removed,
            }
        )
        return
    for heading, names in (
        ("Definitions that changed", found.definitions_changed),
        ("Files added", found.inputs_added),
        ("Files no longer used", found.inputs_removed),
    ):
        if names:
            say(f"{heading}: {', '.join(names)}")
    if found.moved.is_empty():
        say("Nothing moved.")
        return
    print_table(("indicator", "why", "practices", "outcomes"), found.summary.rows())
    say()
    print_table(found.moved.columns, found.moved.head(_SHOWN).rows())
    if found.moved.height > _SHOWN:
        say(f"... and {found.moved.height - _SHOWN:,} more; --json prints them all")
