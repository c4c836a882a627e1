"""`evenhand show`: one practice's profile in the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson, ReleasePath
from evenhand.cli.printing import console, print_json, print_table, say

if TYPE_CHECKING:
    from evenhand.pages.terminal import ShownProfile


@app.command()
def show(
    release: ReleasePath,
    practice: Annotated[str, typer.Argument(metavar="PRACTICE", help="A practice code, such as A81001.")],
    indicator: Annotated[
        str | None, typer.Option(help="Only this indicator, with all that is known of it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show one practice's profile: its context first, then each figure with its interval, period and what it means."""
    from evenhand.pages.terminal import profile
    from evenhand.release import Release

    shown = profile(Release.open(release), practice, indicator)
    if as_json:
        print_json(shown.record)
    else:
        _print(shown)


def _print(shown: "ShownProfile") -> None:
    console().rule(shown.heading, align="left", characters="─")
    for line in shown.lines:
        say(line)
    for heading, rows in (("Context", shown.contexts), ("Resource", shown.resources)):
        if rows:
            say()
            print_table((heading, "This practice", "England"), rows)
    for strand in shown.strands:
        say()
        print_table(
            ("Figure", "Value", "95% interval", "England", "Area", "Period", "What it says"),
            strand.rows,
            title=strand.title,
        )
    if shown.parts:
        say()
        print_table(
            ("Figure", "Context", "Place", "Chance", "Left to ask about", "Together"),
            shown.parts,
            title="Where the difference from England lies (parts of a percentage are percentage points)",
        )
    for told in shown.told:
        say()
        say(told)
    if shown.twins:
        say()
        print_table(("Practices most like it", "Code", "How alike"), shown.twins)
    for note in shown.notes:
        say()
        say(note)
