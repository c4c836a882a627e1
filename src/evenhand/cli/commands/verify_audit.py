"""`evenhand verify-audit`: is the record of who did what as it was written?"""

from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, say
from evenhand.common.errors import EXIT_ANSWER_IS_NO


@app.command("verify-audit")
def verify_audit(
    holds: Annotated[
        str | None, typer.Option(metavar="HASH", help="A hash kept elsewhere that the record has to hold.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check the chain of events: exit 0, or 1 with every event that was changed, removed or put elsewhere."""
    from evenhand.config import installation

    installation.set_up()
    installation.needs_database(installation.missing_migrations())
    from evenhand.accounts import audit

    faults = list(audit.faults())
    if holds and not audit.holds(holds.strip()):
        faults.append(
            f"no event has the hash {holds}: the record was written anew, or is of another installation"
        )
    number, digest = audit.last()
    if as_json:
        print_json({"events": number, "last_hash": digest, "faults": faults})
    else:
        for fault in faults:
            say(fault)
        say(f"{number:,} events: {'as they were written' if not faults else f'{len(faults)} faults'}")
        say(f"The last one's hash, to be kept elsewhere: {digest or 'none yet'}")
    if faults:
        raise typer.Exit(EXIT_ANSWER_IS_NO)
