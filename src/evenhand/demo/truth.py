"""The record of what was planted, written beside the files so that anyone can ask whether it is found again."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from evenhand.common.errors import InputError

TRUTH = "truth.json"
TRUTH_TABLE = "truth.parquet"


@dataclass(frozen=True)
class Truth:
    """Everything planted.

    `practices` has one row for each practice and indicator: ``practice, indicator, context, place, noise, unusual`` on
    the scale of the indicator's logarithm or logit; with the level they add up to the practice's true value. `planted`
    has, by indicator, the level, the slope a standard deviation of each context, the spread between areas and between
    practices, the shift of an unusual practice and the effect of every area. `closures` are practices that closed with
    no successor; `dirty` are the rows that were spoiled or withheld, and the practices and files that are late. `areas`
    has, by indicator of commissioners, every area's true rate a person and year.
    """

    seed: int
    practices: pl.DataFrame
    planted: dict[str, dict[str, Any]]
    mergers: list[dict[str, str]] = field(default_factory=list)
    closures: list[dict[str, str]] = field(default_factory=list)
    universities: list[str] = field(default_factory=list)
    dirty: list[dict[str, Any]] = field(default_factory=list)
    areas: dict[str, dict[str, float]] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the truth beside the files that were made from it."""
        self.practices.write_parquet(folder / TRUTH_TABLE)
        text = json.dumps(self._record(), indent=1, ensure_ascii=False)
        (folder / TRUTH).write_text(text + "\n", encoding="utf-8")

    def unusual(self, indicator: str) -> set[str]:
        """Return the practices that were made truly unusual on an indicator."""
        rows = self.practices.filter(pl.col("indicator") == indicator, pl.col("unusual") != 0)
        return set(rows["practice"])

    def _record(self) -> dict[str, Any]:
        """Return the parts that are not tables, and of the table the practices that are unusual."""
        odd = self.practices.filter(pl.col("unusual") != 0).select("practice", "indicator", "unusual")
        return {
            "about": "A synthetic England: nothing in it is real",
            "seed": self.seed,
            "planted": self.planted,
            "unusual": odd.to_dicts(),
            "mergers": self.mergers,
            "closures": self.closures,
            "universities": self.universities,
            "dirty": self.dirty,
            "areas": self.areas,
        }


def read_truth(folder: Path) -> Truth:
    """Read back what :meth:`Truth.write` wrote; InputError where `folder` holds no truth."""
    for name in (TRUTH, TRUTH_TABLE):
        if not (folder / name).is_file():
            raise InputError(
                "there is no record of what was planted here",
                where=folder,
                received=name,
                remedy="Name a folder that `evenhand demo` wrote its published files to",
            )
    record = json.loads((folder / TRUTH).read_text(encoding="utf-8"))
    parts = {
        name: record[name] for name in ("planted", "mergers", "closures", "universities", "dirty", "areas")
    }
    return Truth(seed=record["seed"], practices=pl.read_parquet(folder / TRUTH_TABLE), **parts)
