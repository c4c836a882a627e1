"""Prescribing units: patients weighted by what is usually prescribed at their sex and age. The table beside, read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from evenhand.sources.reading.ages import SEXES, five_year_bands, refuse_gaps

TABLE = "prescribing_units.yaml"

TENTHS = 10
"""Weights have one decimal and are used as whole tenths, so that no order of adding changes a sum."""


@dataclass(frozen=True)
class PrescribingUnit:
    """One set of weights, and who answers for it. `tenths` maps sex and five-year band to the weight in tenths."""

    id: str
    title: str
    owner: str
    year: int
    review_by: date
    source: str
    tenths: Mapping[tuple[str, str], int]


@cache
def prescribing_units() -> tuple[PrescribingUnit, ...]:
    """Return every set of weights, in the order of the table."""
    text = files("evenhand.sources.reading").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(unit_of(fields) for fields in yaml.safe_load(text))


def unit_of(fields: Mapping[str, Any]) -> PrescribingUnit:
    """Return the set of weights that `fields` of the table say; ValueError when its ages are not every age once."""
    rows = fields["weights"]
    refuse_gaps(tuple(row["ages"] for row in rows), fields["id"])
    tenths = {
        (sex, band): _tenths(row[sex], fields["id"])
        for row in rows
        for band in five_year_bands(row["ages"])
        for sex in SEXES
    }
    others = {name: value for name, value in fields.items() if name != "weights"}
    return PrescribingUnit(tenths=tenths, **others)


def _tenths(weight: float, where: str) -> int:
    tenths = round(weight * TENTHS)
    if weight < 0 or abs(weight * TENTHS - tenths) > 1e-9:
        raise ValueError(f"{where}: the weight {weight!r} is not a number of tenths")
    return tenths
