"""The synthetic England as it is by default, taken the way real files take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from evenhand.assessment import assess
from evenhand.definitions import load_catalogue
from evenhand.demo import Truth, write_england
from evenhand.release import write_release
from evenhand.sources.reading.ingesting import Ingested, ingest
from evenhand.store import Store

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
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """Write 800 practices, ingest every file, assess as of the end of 2025, and write the release."""
    root = tmp_path_factory.mktemp("demo")
    truth = write_england(root / "published", quiet=True)
    store = Store.create(root / "store")
    files = list(ingest([root / "published"], store))
    draft = assess(store, load_catalogue(), "open-data", AS_OF, quiet=True)
    write_release(draft, root / "release")
    return Taken(root / "published", truth, files, store, root / "release")


@pytest.fixture(scope="session")
def contexts(taken: Taken) -> Callable[[pl.Series], pl.DataFrame]:
    """Return a function that gives each practice's contexts in the order of its codes, as the release has them."""
    table = pl.read_parquet(taken.release / "practices.parquet")

    def of(codes: pl.Series) -> pl.DataFrame:
        return pl.DataFrame({"code": codes}).join(table, on="code", how="left", maintain_order="left")

    return of
