"""`evenhand definitions check`: every problem at once, with file, line and remedy."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, say
from evenhand.common.errors import EXIT_ANSWER_IS_NO

definitions = typer.Typer(
    help="The definitions of indicators, frameworks and contexts.", no_args_is_help=True
)
app.add_typer(definitions, name="definitions")


@definitions.callback()
def group() -> None:
    """The definitions of indicators, frameworks and contexts."""


@definitions.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Folders of definitions, or single files; the shipped ones if none."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Report every problem of every definition, with file, line and remedy."""
    from evenhand.definitions import read_problems
    from evenhand.sources import all_sources, known_measures

    today = datetime.now(UTC).date()
    source_ids = {source.id for source in all_sources()}
    issues = read_problems(
        paths or (), today=today, known_measures=known_measures(), known_sources=source_ids
    )
    errors = [issue for issue in issues if issue.level == "error"]
    if as_json:
        print_json([vars(issue) for issue in issues])
    else:
        for issue in issues:
            say(str(issue))
        say(f"Definitions checked: {len(errors)} errors, {len(issues) - len(errors)} warnings")
    if errors:
        raise typer.Exit(EXIT_ANSWER_IS_NO)
