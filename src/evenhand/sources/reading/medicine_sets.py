"""Sets of medicines by their BNF codes and names: the table beside this file, read."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

TABLE = "medicine_sets.yaml"

BNF_CODE = re.compile(r"^[0-9]{2}[0-9A-Z]{2,13}$")
"""A chapter and at least its section; a presentation has fifteen characters, an appliance eleven."""


@dataclass(frozen=True)
class Entry:
    """Medicines of one kind in a set; see the table for what each field asks."""

    begins: str
    what: str
    but_not: tuple[str, ...] = ()
    ends: str = ""
    name: tuple[str, ...] = ()
    name_not: tuple[str, ...] = ()

    @property
    def asks_the_name(self) -> bool:
        """Whether the code alone does not tell."""
        return bool(self.name or self.name_not)

    def has_code(self, code: str) -> bool:
        """Whether a code may be of this entry."""
        return code.startswith(self.begins) and code.endswith(self.ends) and not code.startswith(self.but_not)

    def has_name(self, name: str) -> bool:
        """Whether the name of a medicine whose code may be of this entry is that of one that is."""
        return all(re.search(part, name, re.IGNORECASE) for part in self.name) and not any(
            re.search(part, name, re.IGNORECASE) for part in self.name_not
        )


@dataclass(frozen=True)
class MedicineSet:
    """Medicines that a measure adds up: their items or what they cost (`of`), and who answers for the set."""

    id: str
    title: str
    of: str
    owner: str
    year: int
    review_by: date
    source: str
    entries: tuple[Entry, ...]

    def holds(self, code: str, name: str) -> bool:
        """Whether a medicine is of this set."""
        return any(entry.has_code(code) and entry.has_name(name) for entry in self.entries)

    def tells(self, code: str) -> bool | None:
        """Whether a medicine of this code is of this set; None where its name has to be looked at."""
        found = [entry for entry in self.entries if entry.has_code(code)]
        if any(not entry.asks_the_name for entry in found):
            return True
        return None if found else False


@cache
def medicine_sets() -> tuple[MedicineSet, ...]:
    """Return every set, in the order of the table."""
    text = files("evenhand.sources.reading").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(
        MedicineSet(entries=tuple(_entry(one) for one in found.pop("entries")), **found)
        for found in yaml.safe_load(text)
    )


def _entry(fields: dict[str, str | list[str]]) -> Entry:
    return Entry(**{key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()})  # type: ignore[arg-type]
