"""Indicators of the commissioner: in the areas of a release, and nowhere else."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from evenhand.assessment import assess
from evenhand.common.periods import Period
from evenhand.definitions import Expression
from evenhand.definitions.parts import MinimumDenominator
from evenhand.release import Release, verify, write_release
from evenhand.release.checking import check_release
from evenhand.store import Store
from support.indicators import indicator, made_catalogue
from support.small_england import AS_OF, YEAR, add, area_observations, observations, register, small_store

CODES = [f"Z0000{number}" for number in range(1, 7)]
LEAST = MinimumDenominator(value=30, of="people")


def of_area(statistic: str = "proportion", **changes: Any) -> Any:
    own = {"id": "of-area", "level": "commissioner", "basis": "commissioner"}
    return indicator(statistic, **{**own, "minimum_denominator": LEAST, **changes})


def with_areas(store: Store, counts: dict[str, Any], base: float = 100.0, period: Period = YEAR) -> None:
    tables = (
        area_observations("made.count", counts, period),
        area_observations("made.base", dict.fromkeys(counts, base), period),
    )
    add(store, "made-areas", "area_observations", *tables, label=period.label)


def released(store: Store, out: Path, *definitions: Any, as_of: date = AS_OF) -> Release:
    draft = assess(
        store, made_catalogue(*definitions, publication_level="area"), "open-data", as_of, quiet=True
    )
    release = write_release(draft, out)
    assert verify(out) == []
    return release


def area(release: Release, code: str, level: str = "commissioner") -> dict[str, Any]:
    found = (pl.col("area") == code) & (pl.col("level") == level) & (pl.col("indicator") == "of-area")
    return release.areas.row(by_predicate=found, named=True)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return small_store(tmp_path / "store", CODES)


def test_a_figure_of_an_area_is_the_areas_and_no_practices(store: Store, tmp_path: Path):
    with_areas(store, {"00A": 60, "01A": 30})
    release = released(store, tmp_path / "release", of_area())
    row = area(release, "00A")
    assert (row["value"], row["status"], row["practices"], row["area_name"]) == (0.6, "ok", None, "NHS 00A")
    assert row["lower95"] < 0.6 < row["upper95"]
    assert area(release, "E92000001", "england")["value"] == pytest.approx(0.45)
    assert release.results.is_empty()
    assert release.practices.height == len(CODES)


def test_englands_own_published_figure_stands_for_england(store: Store, tmp_path: Path):
    with_areas(store, {"00A": 60, "E92000001": 52})
    release = released(store, tmp_path / "release", of_area())
    assert area(release, "E92000001", "england")["value"] == 0.52
    assert release.areas.filter(pl.col("level") == "commissioner")["area"].to_list() == ["00A", "01A"]


def test_an_area_without_a_figure_says_why(store: Store, tmp_path: Path):
    with_areas(store, {"00A": "*", "09Z": 50})
    release = released(store, tmp_path / "release", of_area())
    assert area(release, "00A")["status"] == "suppressed"
    assert area(release, "01A")["status_reason"] == "There is no figure for 2021/22"
    assert (area(release, "09Z")["value"], area(release, "09Z")["area_name"]) == (0.5, "09Z")


def test_an_old_or_a_small_figure_of_an_area_is_shown_with_the_reason(store: Store, tmp_path: Path):
    with_areas(store, {"00A": 12}, base=20)
    release = released(store, tmp_path / "release", of_area())
    assert (area(release, "00A")["value"], area(release, "00A")["status"]) == (0.6, "too_small")
    later = released(store, tmp_path / "later", of_area(minimum_denominator=None), as_of=date(2031, 1, 1))
    assert (area(later, "00A")["value"], area(later, "00A")["status"]) == (0.6, "stale")


def test_a_text_of_an_area_is_kept_as_a_text(store: Store, tmp_path: Path):
    add(store, "made-areas", "area_observations", area_observations("made.count", {"00A": "Met"}))
    fact = of_area("fact", minimum_denominator=None)
    release = released(store, tmp_path / "release", fact)
    row = area(release, "00A")
    assert (row["value_text"], row["value"], row["status"]) == ("Met", None, "ok")
    assert release.areas.filter(pl.col("level") == "england").is_empty()
    assert "figures_are_there" not in {rule for rule, _ in check_release(release)}


def test_figures_of_practices_are_pooled_over_the_open_practices_of_each_area(store: Store, tmp_path: Path):
    shut = register([CODES[0]], status="closed", closed=date(2022, 1, 1), as_at=date(2022, 7, 1))
    add(store, "ods-practices", "practices", pl.concat([shut, register(CODES[1:], as_at=date(2022, 7, 1))]))
    counts = dict(zip(CODES, (99, 10, 20, 30, 60, 50), strict=True))
    add(store, "made", "observations", observations("made.count", counts))
    add(store, "made-too", "observations", observations("made.base", dict.fromkeys(CODES, 100.0)))
    release = released(store, tmp_path / "release", of_area(), indicator())
    assert (area(release, "00A")["value"], area(release, "00A")["practices"]) == (0.4, 2)
    assert area(release, "01A")["value"] == pytest.approx(0.3)
    assert area(release, "E92000001", "england")["practices"] == 5
    assert set(release.results["indicator"]) == {"made-up"}
    assert set(release.history["indicator"]) <= {"made-up"}


def test_an_area_none_of_whose_practices_has_a_figure_is_missing(store: Store, tmp_path: Path):
    counts = dict.fromkeys(CODES[::2], 50)
    add(store, "made", "observations", observations("made.count", counts))
    add(store, "made-too", "observations", observations("made.base", dict.fromkeys(counts, 100.0)))
    release = released(store, tmp_path / "release", of_area())
    assert area(release, "00A")["status"] == "ok"
    assert (area(release, "01A")["status"], area(release, "01A")["practices"]) == ("missing", 0)


def test_nothing_at_all_of_an_area_indicator_is_missing_everywhere(store: Store, tmp_path: Path):
    add(store, "made", "observations", observations("made.count", dict.fromkeys(CODES, 60)))
    add(store, "made-too", "observations", observations("made.base", dict.fromkeys(CODES, 100.0)))
    nothing = of_area(numerator=Expression.parse("made.unheard_of"))
    release = released(store, tmp_path / "release", indicator(), nothing)
    assert area(release, "00A")["status_reason"].startswith("There is no figure for any practice")
    assert area(release, "01A")["status"] == "missing"


def test_areas_without_any_practice_make_a_release_too(tmp_path: Path):
    store = Store.create(tmp_path / "store")
    with_areas(store, {"00A": 60, "01A": 30})
    release = released(store, tmp_path / "release", of_area())
    assert area(release, "00A")["area_name"] == "00A"
    assert release.practices.is_empty()


def test_few_early_areas_wait_and_are_counted_as_areas(store: Store, tmp_path: Path):
    everyone = {f"0{letter}A": 50 for letter in "01234"}
    with_areas(store, everyone, period=Period.financial_year(2020))
    with_areas(store, {"00A": 60})
    release = released(store, tmp_path / "release", of_area())
    assert area(release, "00A")["value"] == 0.5
    assert any("Only 1 areas have a figure for 2021/22" in one["caveat"] for one in release.caveats)


def test_each_area_may_have_its_own_latest_text(store: Store, tmp_path: Path):
    told = [
        area_observations("made.count", {"00A": "Met"}, Period.financial_year(2019)),
        area_observations("made.count", {"01A": "Not met"}),
    ]
    add(store, "made-areas", "area_observations", *told)
    fact = of_area("fact", cadence="event", stale_after_months=120, minimum_denominator=None)
    release = released(store, tmp_path / "release", fact)
    assert [area(release, code)["value_text"] for code in ("00A", "01A")] == ["Met", "Not met"]
