"""`evenhand letters`: letters for all practices of an area, or of England, to print."""

import os
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, say

_Release = Annotated[Path, typer.Option("--release", help="The folder of the release they are made of.")]
_Out = Annotated[Path, typer.Option("--out", help="The new folder they are written into.")]
_Kind = Annotated[str, typer.Option("--kind", help="annual, mid-year, support-plan or board-paper.")]
_Area = Annotated[str, typer.Option("--area", help="A commissioner's code, or all.")]
_Year = Annotated[
    int | None, typer.Option("--year", help="The year that begins in April; the last one over if not said.")
]
_Form = Annotated[str, typer.Option("--form", help="pdf, or docx to edit.")]
_Audience = Annotated[
    str, typer.Option("--audience", help="practice, or public: small counts protected and nobody named.")
]
_Processes = Annotated[int, typer.Option(min=0, max=64, help="Processes; as many as processors if not said.")]


@app.command()
def letters(
    release: _Release,
    out: _Out,
    kind: _Kind = "annual",
    area: _Area = "all",
    year: _Year = None,
    form: _Form = "pdf",
    audience: _Audience = "practice",
    processes: _Processes = 0,
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
