"""`evenhand assess`: a release from what the store knew on a day."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson, StorePath, day
from evenhand.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    import polars as pl

    from evenhand.assessment.engines import Engine


def _engine(name: str) -> "Engine":
    from evenhand.assessment.engines import locally
    from evenhand.assessment.on_spark import spark_engine
    from evenhand.common.errors import InputError

    if name == "local":
        return locally
    if name == "spark":
        return spark_engine()
    raise InputError("there is no such engine", where="--engine", received=name, remedy="Use local or spark")


@app.command()
def assess(
    store: StorePath,
    framework: Annotated[str, typer.Option(help="The id of the framework, such as open-data.")],
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Take what was published by this day.")
    ],
    out: Annotated[Path, typer.Option(help="The folder of the new release.")],
    engine: Annotated[
        str, typer.Option(help="Where to run: local, or spark on an existing cluster.")
    ] = "local",
    as_json: AsJson = False,
) -> None:
    """Compare every practice with England and its area, and write a release."""
    from evenhand.assessment import assess as assess_store
    from evenhand.definitions import load_catalogue
    from evenhand.release import write_release
    from evenhand.store import Store

    draft = assess_store(
        Store.open(store),
        load_catalogue(),
        framework,
        day(as_of, "--as-of"),
        quiet=as_json,
        engine=_engine(engine),
    )
    release = write_release(draft, out)
    of_areas = release.areas.filter(release.areas["status"].is_not_null())
    counted = [one.group_by("indicator", "status").len() for one in (release.results, of_areas)]
    statuses, statuses_of_areas = (one.sort("indicator", "status") for one in counted)
    if as_json:
        areas = statuses_of_areas.to_dicts()
        print_json({"id": release.manifest.id, "statuses": statuses.to_dicts(), "statuses_of_areas": areas})
        return
    _print_statuses(statuses, statuses_of_areas)
    open_practices = release.practices.filter(release.practices["status"] == "open").height
    say(
        f"\nRelease {release.manifest.id} in {out}: {open_practices:,} open practices, "
        f"{len(release.indicators)} indicators"
    )


def _print_statuses(*tables: "pl.DataFrame") -> None:
    for told in tables:
        if told.height:
            wide = told.pivot("status", index="indicator", values="len").fill_null(0)
            print_table(wide.columns, wide.rows())
