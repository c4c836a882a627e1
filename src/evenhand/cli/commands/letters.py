"""`evenhand letters`: letters for all practices of an area, or of England, to print."""

import os
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, say


@app.command()
def letters(
    release: Annotated[Path, typer.Option("--release", help="The folder of the release they are made of.")],
    out: Annotated[Path, typer.Option("--out", help="The new folder they are written into.")],
    kind: Annotated[
        str, typer.Option("--kind", help="annual, mid-year, support-plan or board-paper.")
    ] = "annual",
    area: Annotated[str, typer.Option("--area", help="A commissioner's code, or all.")] = "all",
    year: Annotated[
        int | None,
        typer.Option("--year", help="The year that begins in April; the last one over if not said."),
    ] = None,
    form: Annotated[str, typer.Option("--form", help="pdf, or docx to edit.")] = "pdf",
    audience: Annotated[
        str, typer.Option("--audience", help="practice, or public: small counts protected and nobody named.")
    ] = "practice",
    processes: Annotated[
        int, typer.Option(min=0, max=64, help="Processes; as many as processors if not said.")
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Write a letter for every practice, from a release and what the installation has on record; drafts, to print."""
    from evenhand.config import installation

    environment = installation.set_up()
    installation.bring_up_to_date()
    from django.utils import timezone

    from evenhand.cycle.letters.bulk import order_of, write_letters

    order = order_of(
        release,
        kind,
        year=year,
        form=form,
        audience=audience,
        made_on=timezone.localdate(),
        parent=environment.data / "prepared",
    )
    written = write_letters(order, area, out, processes or len(os.sched_getaffinity(0)))
    if as_json:
        print_json({"folder": str(out), "letters": len(written), "year": order.year})
        return
    say(f"{out}: {len(written):,} letters, listed in letters.csv")
