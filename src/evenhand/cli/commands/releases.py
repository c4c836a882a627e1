"""`evenhand install` and `evenhand releases`: which release the web app shows."""

from typing import TYPE_CHECKING, Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson, ReleasePath
from evenhand.cli.printing import print_json, say

if TYPE_CHECKING:
    from evenhand.publication.installed import Shelf


@app.command()
def install(
    release: ReleasePath,
    switch: Annotated[bool, typer.Option("--switch", help="Show it from now on.")] = False,
) -> None:
    """Put a release where the web app finds it; it is verified first, and shown when switched to."""
    shelf = _shelf()
    from evenhand.accounts import releases as actions
    from evenhand.accounts.viewer import Viewer

    identity = actions.install(Viewer.machine(), shelf, release)
    say(f"{identity} is installed")
    if switch and shelf.current_id() != identity:
        actions.switch(Viewer.machine(), shelf, identity)
    _say_shown(shelf)


@app.command()
def releases(
    switch: Annotated[str | None, typer.Option(metavar="ID", help="Show this release from now on.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the installed releases, or switch to another; a running site shows it with its next page."""
    shelf = _shelf()
    from evenhand.accounts import releases as actions
    from evenhand.accounts.viewer import Viewer

    if switch:
        actions.switch(Viewer.machine(), shelf, switch)
    if as_json:
        print_json({"installed": shelf.installed(), "shown": shelf.current_id()})
        return
    for identity in shelf.installed():
        say(identity)
    _say_shown(shelf)


def _shelf() -> "Shelf":
    from evenhand.config import installation

    environment = installation.set_up()
    installation.bring_up_to_date()
    from evenhand.publication.installed import Shelf

    return Shelf(environment.data)


def _say_shown(shelf: "Shelf") -> None:
    shown = shelf.current_id()
    say(f"Shown: {shown}" if shown else "None is shown yet: evenhand releases --switch ID")
