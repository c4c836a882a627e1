"""A definition as it is written: its own file, the rows of the table it is made of, or what a release keeps of it."""

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.schema import FOLDERS
from evenhand.pages.catalogue_edition import Code
from evenhand.release import Release

IN_A_RELEASE = "indicators.json and framework.json of the release, shown as YAML"


class _Dumper(yaml.SafeDumper):
    """Writes long text on as many lines as it needs, as the files of definitions do."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style=">" if len(text) > 80 and "\n" not in text else None
    ),
)


def codes_of(catalogue: Catalogue) -> dict[tuple[str, str], Code]:
    """Return how each definition of a catalogue is written, by kind and id."""
    return {(entry.kind, entry.id): _code(entry) for entry in catalogue.entries}


def codes_of_release(release: Release) -> dict[tuple[str, str], Code]:
    """Return the definitions a release was made with, by kind and id."""
    given: list[tuple[str, Any]] = [("indicator", one) for one in release.indicators.values()]
    given.append(("framework", release.framework))
    return {(kind, one.id): Code(IN_A_RELEASE, as_yaml(one)) for kind, one in given}


def as_yaml(definition: Any) -> str:
    """Return a definition as YAML, in the order of the schema, without what it leaves to its defaults."""
    values = json.loads(definition.model_dump_json(exclude_defaults=True))
    return str(yaml.dump(values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def _code(entry: Entry[Any]) -> Code:
    file = Path(entry.file)
    if file.suffix == ".csv" and file.is_file():
        return _of_table(file, entry)
    if file.is_file():
        return Code(_place(file), file.read_text(encoding="utf-8"))
    return Code(_place(file), as_yaml(entry.definition))


def _place(file: Path) -> str:
    """Return where a file lies among the definitions, and nothing of where these lie on a machine."""
    folders = (*FOLDERS.values(), file.parent.name)
    start = next((place for place, part in enumerate(file.parts) if part in folders), -1)
    return "/".join(file.parts[start:])


def _of_table(file: Path, entry: Entry[Any]) -> Code:
    """Return the rows of the code an indicator is made of, and the expressions that are made of them."""
    rows = _rows(file)
    code = rows[entry.line()]["code"]
    told = [(line, row) for line, row in rows.items() if row["code"] == code]
    texts = [
        f"# line {line}\n" + "".join(f"{name}: {cell}\n" for name, cell in row.items() if cell)
        for line, row in told
    ]
    made = f"# made of it: {entry.id}\nnumerator: {entry.definition.numerator}\n"
    return Code(_place(file), "\n".join([*texts, f"{made}denominator: {entry.definition.denominator}\n"]))


@cache
def _rows(file: Path) -> Mapping[int, Mapping[str, str]]:
    """Return the rows of a table by the line each ends on."""
    with file.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        return dict((reader.line_num, row) for row in reader)  # noqa: C402 - the line moves as rows are read
