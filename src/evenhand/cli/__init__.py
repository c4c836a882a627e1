"""The command line: one module a command, errors in three parts, exit codes other tools can rely on."""

import sys
import traceback
from typing import Annotated

import typer

from evenhand import __version__
from evenhand.common.errors import EXIT_DONE, EXIT_OUR_FAULT, EvenhandError

_STOPPED = 130
"""128 and the number of the signal, as shells have it."""

app = typer.Typer(
    name="evenhand",
    help="Practice profiles that are fair to read, from published figures.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"evenhand {__version__}")
        raise typer.Exit(EXIT_DONE)


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Practice profiles that are fair to read, from published figures."""


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 the answer is no, 2 wrong input, 3 our fault, 130 stopped."""
    from evenhand.cli import commands  # noqa: F401 - each module of it adds its command to `app`

    try:
        app()
    except EvenhandError as error:
        sys.stderr.write(f"evenhand: {error}\n")
        sys.exit(error.exit_code)
    except SystemExit as leaving:
        # Typer turns Ctrl-C into this code and says nothing.
        if leaving.code == _STOPPED:
            sys.stderr.write(
                "\nevenhand: stopped; nothing is left half written, and the command can be run again\n"
            )
        raise
    except Exception as error:
        traceback.print_exc()
        sys.stderr.write(
            f"evenhand: this is a fault of ours, not of your files: {type(error).__name__}: {error}. "
            "Please send us the lines above.\n"
        )
        sys.exit(EXIT_OUR_FAULT)
