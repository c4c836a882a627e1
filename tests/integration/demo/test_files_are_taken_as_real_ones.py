"""Every file of the synthetic England is recognised and read, and only what was spoiled is held back."""

from collections import Counter
from typing import Any

import polars as pl

from evenhand.sources import all_sources

NEVER_WRITTEN = {"ods-organisations"}
"""The register comes as the publisher's file, not as the answers of its interface."""


def test_every_file_is_recognised_and_none_refused(taken: Any) -> None:
    written = [
        path for path in taken.published.rglob("*") if path.is_file() and not path.name.startswith("truth")
    ]
    files = [one for one in taken.files if not one.file.startswith("truth")]
    assert len(files) == len(written)
    assert [one for one in files if one.outcome != "new"] == []


def test_every_source_has_files_among_them(taken: Any) -> None:
    sources = {one.edition.source for one in taken.files if one.edition}
    assert sources == {one.id for one in all_sources()} - NEVER_WRITTEN


def test_only_spoiled_rows_are_quarantined(taken: Any) -> None:
    held: Counter[str] = Counter()
    for one in taken.files:
        if one.edition:
            held[one.edition.source] += one.edition.rows_quarantined
    # Of achievement a text, a negative, a pair of which the numerator is above, and a repeat; of staff a cut record and
    # one with no code; of calls one abandoned more often than called and a negative; of a return a word and a total.
    assert +held == Counter({"qof-achievement": 5, "workforce": 2, "cloud-telephony": 2, "list-movements": 2})


def test_a_late_return_ends_a_month_earlier(taken: Any) -> None:
    (late,) = [one for one in taken.truth.dirty if one["what"] == "the last month has not come"]
    spans = [one.edition.spans for one in taken.files if one.file == late["file"]]
    assert {max(span.end for span in of) for of in spans} == {"2025-02-28"}


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
