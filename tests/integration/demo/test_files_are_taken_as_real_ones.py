"""Every file of the synthetic England is recognised and read, and only what was spoiled is held back."""

from collections import Counter
from typing import Any

import polars as pl


def test_every_file_is_recognised_and_none_refused(taken: Any) -> None:
    written = [
        path for path in taken.published.rglob("*") if path.is_file() and not path.name.startswith("truth")
    ]
    assert len(taken.files) == len(written)
    assert [one for one in taken.files if one.outcome != "new"] == []


def test_every_dataset_the_catalogue_draws_on_is_among_them(taken: Any) -> None:
    sources = {one.edition.source for one in taken.files if one.edition}
    assert {
        "ods-practices", "practice-map", "registered-patients", "registered-patients-by-age",
        "registered-patients-by-lsoa", "nhs-payments", "qof-achievement", "qof-prevalence", "qof-indicators",
        "qof-practice-geographies", "workforce", "fingertips", "deprivation-lsoa", "ethnicity-lsoa",
        "rurality-lsoa", "cqc-ratings", "nhs-choices-directory", "code-successors", "commons-demographics",
    } == sources  # fmt: skip


def test_only_spoiled_rows_are_quarantined(taken: Any) -> None:
    held = Counter({one.edition.source: one.edition.rows_quarantined for one in taken.files if one.edition})
    # A text, a negative, a pair of which the numerator is above, and a repeat; then a cut record and one with no code.
    assert +held == Counter({"qof-achievement": 5, "workforce": 2})


def test_withheld_cells_are_withheld_in_the_release(taken: Any) -> None:
    withheld = {one["practice"] for one in taken.truth.dirty if one["what"] == "a withheld cell"}
    found = taken.latest("qof-ast004-gross").filter(pl.col("status") == "suppressed")
    assert set(found["practice"]) == withheld


def test_late_practices_have_no_figure_of_the_year(taken: Any) -> None:
    late = [one["practice"] for one in taken.truth.dirty if one["what"] == "late"]
    found = taken.latest("qof-ast003-net").filter(pl.col("practice").is_in(late))
    assert found["status"].to_list() == ["missing"] * len(late)


def test_closed_practices_are_named_with_their_successors(taken: Any) -> None:
    practices = pl.read_parquet(taken.release / "practices.parquet").filter(pl.col("status") == "closed")
    heirs = dict(practices.select("code", "successor").iter_rows())
    closed = [*taken.truth.mergers, *taken.truth.closures]
    assert heirs == {one["practice"]: one.get("successor") for one in closed}


def test_nothing_is_stale_as_of_the_end_of_2025(taken: Any) -> None:
    statuses = pl.read_parquet(taken.release / "results.parquet")["status"]
    assert "stale" not in set(statuses)
