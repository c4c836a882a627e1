"""`evenhand template`: a blank template for figures that are not open data."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, print_table, say
from evenhand.common.errors import InputError

if TYPE_CHECKING:
    from evenhand.sources.reading.returns.template import Template


@app.command()
def template(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Which template; see --list for their names.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="A .csv or .xlsx file to write; NAME.xlsx if not given."),
    ] = None,
    practices: Annotated[
        Path | None,
        typer.Option(
            "--practices",
            help="A release, or a CSV with a column of practice codes, to write their rows for.",
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the templates and stop.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write a blank template for a return: figures that are not open data, counted by those who may count them.

    The workbook says what every column means. Fill it in and ingest it like any other file.
    """
    from evenhand.sources.reading.returns.templates import all_templates, template_by_id

    if listed or name is None:
        _list(all_templates(), as_json)
        return
    chosen = template_by_id(name)
    target = out or Path(f"{chosen.id}.xlsx")
    rows = _begun(chosen, practices)
    _write(chosen, target, rows)
    if as_json:
        print_json({"template": chosen.id, "file": str(target), "rows": len(rows)})
        return
    say(
        f"{chosen.title}: a blank template is in {target}, with {len(rows):,} rows begun"
        if rows
        else f"{chosen.title}: a blank template is in {target}"
    )


def _begun(chosen: "Template", practices: Path | None) -> list[list[str]]:
    """Return a row for each practice that is asked for, its code filled in."""
    from evenhand.cli.practice_codes import practice_codes_in
    from evenhand.sources.reading.returns.writing import rows_for

    if practices is None:
        return []
    if chosen.about != "practice":
        raise InputError(
            "this template has no rows of practices", where="--practices", remedy="Leave --practices out"
        )
    return rows_for(chosen, practice_codes_in(practices))


def _list(templates: "tuple[Template, ...]", as_json: bool) -> None:
    from evenhand.sources.reading.returns.keys import headers_of

    if as_json:
        print_json(
            [
                {"id": each.id, "title": each.title, "cadence": each.cadence, "headers": headers_of(each)}
                for each in templates
            ]
        )
        return
    print_table(("name", "return", "how often"), [(each.id, each.title, each.cadence) for each in templates])
    say("\nWrite one with `evenhand template NAME`, fill it in, and give it to `evenhand ingest`.")


def _write(chosen: "Template", target: Path, rows: list[list[str]]) -> None:
    from evenhand.sources.reading.returns.writing import template_text, template_workbook

    endings = {
        ".csv": lambda: template_text(chosen, rows).encode(),
        ".xlsx": lambda: template_workbook(chosen, rows),
    }
    make = endings.get(target.suffix.lower())
    if make is None:
        raise InputError(
            "a template is written as .csv or .xlsx",
            where="--out",
            received=str(target),
            remedy="Name such a file",
        )
    try:
        with target.open("xb") as file:
            file.write(make())
    except FileExistsError:
        raise InputError(
            "there is a file of this name, which may hold figures already",
            where=target,
            remedy="Name another file with --out, or move this one away",
        ) from None
    except OSError as error:
        raise InputError(
            "the template cannot be written",
            where=target,
            received=str(error),
            remedy="Name another place with --out",
        ) from error
