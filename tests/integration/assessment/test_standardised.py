"""Indirect standardisation from the store to a release, and on to a page."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from evenhand.assessment import assess
from evenhand.definitions.parts import MinimumDenominator, Standardisation
from evenhand.publication import publish
from evenhand.release import Release, verify, write_release
from support.indicators import indicator, made_catalogue
from support.small_england import AS_OF, add, observations, small_store

CODES = [f"Z{number:05}" for number in range(1, 41)]
GROUPS = {"female_0_4": 0.01, "female_85_over": 0.2}
RATIO = indicator(
    "rate",
    denominator=None,
    standardisation=Standardisation(events="made.count", population="made.people"),
    multiplier=100.0,
    minimum_denominator=MinimumDenominator(value=5, of="events expected"),
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("standardised")
    store, rng = small_store(folder / "store", CODES), np.random.default_rng(20250101)
    tables, total = [], np.zeros(len(CODES))
    for group, rate in GROUPS.items():
        people = rng.integers(50, 900, len(CODES))
        events = rng.poisson(people * rate)
        total += events
        for prefix, cells in (("made.people", people), ("made.count", events)):
            tables.append(observations(f"{prefix}.{group}", dict(zip(CODES, map(float, cells), strict=True))))
    total[0] *= 4
    tables.append(observations("made.count", dict(zip(CODES, total.tolist(), strict=True))))
    add(store, "made", "observations", *tables)
    draft = assess(store, made_catalogue(RATIO), "open-data", AS_OF, quiet=True)
    made = write_release(draft, folder / "release")
    assert verify(folder / "release") == []
    return made


def test_england_is_at_100(release: Release):
    assert set(release.results["england"].round(9)) == {100.0}
    assert release.results["numerator"].sum() == pytest.approx(release.results["denominator"].sum())


def test_many_old_patients_alone_are_not_different(release: Release):
    others = release.results.filter(pl.col("practice") != CODES[0])
    assert others.filter(pl.col("outcome") == "similar").height >= 35
    assert set(others["status"]) == {"ok"}
    many = release.results.row(by_predicate=pl.col("practice") == CODES[0], named=True)
    assert (many["outcome"], many["direction"]) == ("differs_explore", "higher")
    assert many["lower95"] < many["value"] < many["upper95"]
    assert many["robustness"] > 0


def test_its_page_says_what_is_expected_and_from_what(release: Release, tmp_path: Path):
    site = publish(release.path, tmp_path / "site", quiet=True).path
    page = (site / "indicators" / RATIO.id / "index.html").read_text()
    assert "<code>made.count.*</code>" in page
    assert "<code>made.people.*</code>" in page
