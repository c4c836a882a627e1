"""`evenhand send-mail`: write what is due, and send what waits."""

import time
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, say

SECONDS_BETWEEN = 60


@app.command("send-mail")
def send_mail(
    once: Annotated[bool, typer.Option("--once", help="Send what waits now, and stop.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write reminders and digests that are due, and send every message that waits; each at most once."""
    from evenhand.config import installation

    environment = installation.set_up()
    installation.bring_up_to_date()
    from evenhand.cycle.outbox.queueing import queue_due
    from evenhand.cycle.outbox.sending import send_waiting, uncertain
    from evenhand.publication.installed import Shelf

    shelf = Shelf(environment.data, environment.product_name)
    while True:
        written = queue_due(shelf.current())
        counts = send_waiting()
        unknown = len(uncertain())
        if as_json:
            print_json({"written": written, **vars(counts), "uncertain": unknown})
        else:
            say(
                f"{written:,} written, {counts.sent:,} sent, {counts.put_off:,} to be tried again, "
                f"{counts.refused:,} not sent, {unknown:,} uncertain"
                + ("" if counts.reached else "; the mail server cannot be reached")
            )
        if once:
            raise typer.Exit(0 if counts.reached else 1)
        time.sleep(SECONDS_BETWEEN)
