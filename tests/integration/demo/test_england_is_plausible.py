"""The release of the synthetic England reads like one of the real one: levels, sizes, names, what is left out."""

from typing import Any

import polars as pl
import pytest

LEVELS = {
    "ae-attendances-0-4": (680, 830),
    "qof-ast003-net": (0.72, 0.78),
    "qof-ast-prevalence": (0.055, 0.07),
    "qof-ast003-exceptions": (0.06, 0.10),
    "spend-per-registered": (145, 175),
    "patients-per-gp-fte": (2_000, 2_400),
}


@pytest.fixture(scope="module")
def practices(taken: Any) -> pl.DataFrame:
    return pl.read_parquet(taken.release / "practices.parquet")


@pytest.mark.parametrize("indicator", list(LEVELS))
def test_englands_figure_is_near_the_real_one(taken: Any, indicator: str) -> None:
    areas = pl.read_parquet(taken.release / "areas.parquet")
    england = areas.filter(pl.col("level") == "england", pl.col("indicator") == indicator)["value"].item()
    low, high = LEVELS[indicator]
    assert low < england < high


def test_weighted_lists_are_about_as_long_as_registered_ones(practices: pl.DataFrame) -> None:
    opened = practices.filter(pl.col("status") == "open")
    assert opened["weighted_list"].sum() / opened["list_size"].sum() == pytest.approx(1, abs=0.03)
    ratio = (opened["weighted_list"] / opened["list_size"]).drop_nulls()
    assert ratio.std() > 0.03


def test_towns_and_names_are_many(practices: pl.DataFrame) -> None:
    assert practices["town"].n_unique() > 40
    assert practices["name"].n_unique() > practices.height / 2


def test_some_lists_are_too_small_to_compare(taken: Any, practices: pl.DataFrame) -> None:
    small = practices.filter(pl.col("list_size") < 750)["code"]
    assert small.len() >= 2
    rows = taken.latest("qof-ast003-net").filter(pl.col("practice").is_in(small.implode()))
    assert "ok" not in set(rows["status"])


def test_students_are_young(taken: Any, practices: pl.DataFrame) -> None:
    students = practices.filter(pl.col("code").is_in(taken.truth.universities))
    assert students.height >= 1
    assert students["context_aged_65_and_over"].max() < 0.05


def test_a_withheld_count_of_attendances_is_suppressed(taken: Any) -> None:
    found = taken.latest("ae-attendances-0-4").filter(pl.col("status") == "suppressed")
    assert found.height >= 1
    assert found["value"].null_count() == found.height


def test_a_closed_practices_row_names_its_successor(taken: Any) -> None:
    results = pl.read_parquet(taken.release / "results.parquet")
    for merger in taken.truth.mergers:
        rows = results.filter(pl.col("practice") == merger["practice"])
        assert set(rows["status"]) == {"not_applicable"}
        assert rows["status_reason"].str.contains(merger["successor"], literal=True).all()


def test_the_history_of_a_successor_is_its_own_alone(taken: Any) -> None:
    history = pl.read_parquet(taken.release / "history.parquet")
    file = taken.published / "2022-23/fingertips-93930-ae-attendances-0-4.csv"
    published = pl.read_csv(file, infer_schema=False).filter(pl.col("Area Type") == "GPs")
    own = dict(published.select("Area Code", pl.col("Denominator").cast(pl.Float64)).iter_rows())
    for merger in taken.truth.mergers:
        rows = history.filter(
            pl.col("practice") == merger["successor"],
            pl.col("indicator") == "ae-attendances-0-4",
            pl.col("period_end").dt.year() == 2023,
        )
        assert rows["denominator"].to_list() == [own[merger["successor"]]]
