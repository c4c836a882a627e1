"""An installation of a test's own: its releases, its store, and a practice that looks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.test import Client

from evenhand.store import Quarantine, Reading, Store
from evenhand.web.serving import shelf
from support.readings import observations
from support.two_releases import install

YEAR = (date(2021, 4, 1), date(2022, 3, 31))


@pytest.fixture
def shown(nothing_shown: Path, tmp_path: Path, people: Any) -> Callable[..., Client]:
    """Show a release, changed as told, and return a client of the practice Z80001 (or another)."""

    def made(at: str | None = None, role: str = "practice", **changes: Any) -> Client:
        if shelf().current_id() is None:
            install(shelf(), tmp_path / "release", **changes)
        client: Client = people.client(role, at)
        return client

    return made


@pytest.fixture
def store(nothing_shown: Path) -> Store:
    """A store in the installation, with the counts of one figure."""
    made = Store.create(nothing_shown / "store")
    tables = [
        observations({"Z80009": 5, "Z80001": value}, f"made.proportion.{name}").with_columns(
            period_start=pl.lit(YEAR[0]), period_end=pl.lit(YEAR[1])
        )
        for name, value in (("numerator", 2230), ("denominator", 2500))
    ]
    kept_out = Quarantine()
    kept_out.add(
        pl.DataFrame({"row": [3], "waits": ["many"]}),
        column="waits",
        reason="no number",
        remedy="Write digits",
    )
    read = Reading("made-figures", "2021-22", {"observations": pl.concat(tables)}, kept_out.table(), 3)
    made.add(read, file="figures.csv", sha256="1" * 64)
    return made
