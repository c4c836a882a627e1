"""`evenhand serve`: the web app."""

import os
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, print_table


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Where to listen; 0.0.0.0 for every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    workers: Annotated[
        int, typer.Option(min=0, max=64, help="Processes; as many as processors if not said.")
    ] = 0,
    only_here: Annotated[
        bool, typer.Option("--only-here", help="For this machine alone: without HTTPS, with a key made here.")
    ] = False,
    settings: Annotated[
        bool, typer.Option("--settings", help="Print the settings that the environment can give, and stop.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Serve the web app: bring its database up to date, and answer until stopped."""
    if settings:
        _print_settings(as_json)
        return
    from evenhand.config import installation

    if only_here:
        installation.for_this_machine_only(host)
    environment = installation.set_up()
    if not only_here:
        installation.refuse_unsafe(environment)
    installation.bring_up_to_date()
    installation.put_assets_in_place()
    from evenhand.config.serving import serve as serve_app

    with installation.in_use(environment.data):
        serve_app(host, port, workers or len(os.sched_getaffinity(0)))


def _print_settings(as_json: bool) -> None:
    from evenhand.config.environment import SETTINGS

    if as_json:
        print_json([vars(one) for one in SETTINGS])
    else:
        print_table(
            ("Setting", "Meaning", "If not given"), [(one.name, one.meaning, one.default) for one in SETTINGS]
        )
