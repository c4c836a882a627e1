"""The synthetic England as it is by default, taken the way real files take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from evenhand.demo import Truth
from evenhand.sources.reading.ingesting import Ingested
from evenhand.store import Store
from support.demo_englands import Written
from support.once import made_once

AS_OF = date(2025, 12, 31)


@dataclass(frozen=True)
class Taken:
    """What was planted, what became of each file, the store, and the release's folder."""

    published: Path
    truth: Truth
    files: list[Ingested]
    store: Store
    release: Path

    def latest(self, indicator: str) -> pl.DataFrame:
        """Return an indicator's results of its latest period."""
        results = pl.read_parquet(self.release / "results.parquet").filter(pl.col("indicator") == indicator)
        return results.filter(pl.col("period_end") == pl.col("period_end").max())


@pytest.fixture(scope="session")
def taken() -> Taken:
    """800 practices, every file ingested, assessed as of the end of 2025, and the release."""
    made: Written = made_once("england", "support.demo_englands:as_it_is_by_default")
    folder = made.folder
    return Taken(folder / "published", made.truth, made.files, made.store, folder / "release")


@pytest.fixture(scope="session")
def contexts(taken: Taken) -> Callable[[pl.Series], pl.DataFrame]:
    """Return a function that gives each practice's contexts in the order of its codes, as the release has them."""
    table = pl.read_parquet(taken.release / "practices.parquet")

    def of(codes: pl.Series) -> pl.DataFrame:
        return pl.DataFrame({"code": codes}).join(table, on="code", how="left", maintain_order="left")

    return of
