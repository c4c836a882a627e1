"""A definition is found by its name."""

from collections.abc import Iterator
from pathlib import Path

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A definition's id is the name of its file."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each definition whose file has another name. One row of a table among many has no file of its own."""
    for entry in catalogue.entries:
        name = Path(entry.file).stem
        if name != entry.id and not entry.file.endswith(".csv"):
            yield Finding(
                entry,
                ("id",),
                f"the file is named {name}",
                f"Name the file {entry.id}.yaml or set id: {name}",
            )
