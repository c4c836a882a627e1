"""Verify finds every promise a release can break, and compare says why a figure moved."""

import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from evenhand.common.errors import ReleaseError
from evenhand.common.hashing import file_sha256
from evenhand.release import Release, compare, verify
from support.made_release import made_release


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_release(tmp_path_factory.mktemp("whole") / "release")


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "copied"))


def rewrite(release: Path, table: str, change: pl.Expr | pl.DataFrame) -> None:
    """Change a table and put its new hash and rows in the manifest, as somebody would who wants to hide it."""
    path = release / f"{table}.parquet"
    frame = pl.read_parquet(path)
    (change if isinstance(change, pl.DataFrame) else frame.with_columns(change)).write_parquet(path)
    manifest = json.loads((release / "manifest.json").read_text())
    for entry in manifest["files"]:
        if entry["path"] == path.name:
            entry |= {"sha256": file_sha256(path), "rows": pl.read_parquet(path).height}
    (release / "manifest.json").write_text(json.dumps(manifest))


def found(release: Path) -> str:
    return "\n".join(map(str, verify(release)))


def test_a_whole_release_has_no_problem(whole: Path) -> None:
    assert verify(whole) == []


BROKEN: dict[str, tuple[pl.Expr, str]] = {
    "context note": (pl.lit("").alias("context_note"), "without its context note"),
    "status": (pl.lit("poorly").alias("status"), "an unknown status"),
    "outcome": (pl.when(pl.col("status") == "ok").then(pl.lit("odd")).alias("outcome"), "an unknown outcome"),
    "direction": (pl.lit("sideways").alias("direction"), "an unknown direction"),
    "standard": (pl.lit("target").alias("standard_kind"), "an unknown kind of standard"),
    "reason": (pl.lit(None, dtype=pl.String).alias("status_reason"), "without its reason"),
    "judged": (pl.lit("similar").alias("outcome"), "an outcome where the status is not ok"),
    "colour": (pl.lit("red").alias("colour"), "a colour without a minimum standard"),
    "interval": ((pl.col("value") + 1).alias("lower95"), "an interval that does not hold its value"),
    "practice": (pl.lit("Z99998").alias("practice"), "a practice that practices.parquet does not have"),
    "indicator": (pl.lit("unheard-of").alias("indicator"), "an indicator that indicators.json does not have"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_each_broken_promise_is_found_behind_a_mended_hash(copied: Path, broken: str) -> None:
    change, sentence = BROKEN[broken]
    rewrite(copied, "results", change)
    assert sentence in found(copied)


def test_a_repeated_row_is_found(copied: Path) -> None:
    results = pl.read_parquet(copied / "results.parquet")
    rewrite(copied, "results", pl.concat([results, results.head(1)]))
    assert "more than once (1 rows)" in found(copied)


BROKEN_AREAS: dict[str, tuple[pl.Expr, str]] = {
    "level": (pl.lit("street").alias("level"), "an unknown level"),
    "status": (pl.lit("poorly").alias("status"), "an unknown status"),
    "reason": (pl.lit("stale").alias("status"), "without its reason"),
    "indicator": (pl.lit("unheard-of").alias("indicator"), "an indicator that indicators.json does not have"),
    "area": (pl.lit("0ZZ").alias("area"), "an area and indicator appear more than once"),
}


@pytest.mark.parametrize("promise", BROKEN_AREAS)
def test_each_broken_promise_of_an_area_is_found(copied: Path, promise: str) -> None:
    change, sentence = BROKEN_AREAS[promise]
    rewrite(copied, "areas", change)
    assert f"areas.parquet: {sentence}" in found(copied).replace("a status other than ok is ", "")


def test_a_commissioners_figure_among_the_practices_is_found(copied: Path) -> None:
    indicators = json.loads((copied / "indicators.json").read_text())
    indicators[0]["level"] = "commissioner"
    (copied / "indicators.json").write_text(json.dumps(indicators))
    manifest = json.loads((copied / "manifest.json").read_text())
    for entry in manifest["files"]:
        if entry["path"] == "indicators.json":
            entry["sha256"] = file_sha256(copied / "indicators.json")
    (copied / "manifest.json").write_text(json.dumps(manifest))
    assert "an indicator of the commissioner is shown as a practice's" in found(copied)


def test_a_changed_schema_is_found(copied: Path) -> None:
    rewrite(copied, "areas", pl.read_parquet(copied / "areas.parquet").drop("value"))
    rewrite(copied, "history", pl.col("value").cast(pl.String))
    assert "areas.parquet: its columns are not a release's: ['value']" in found(copied)
    assert "history.parquet: value is String, not Float64" in found(copied)


def test_changed_missing_and_added_files_are_found(copied: Path) -> None:
    (copied / "caveats.json").write_text("[]")
    (copied / "areas.parquet").unlink()
    (copied / "extra.txt").write_text("?")
    words = found(copied)
    assert "caveats.json: its SHA-256 is not the manifest's" in words
    assert "areas.parquet: the file is missing" in words
    assert "extra.txt: the manifest does not list this file" in words


def test_a_wrong_number_of_rows_is_found(copied: Path) -> None:
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["files"][0]["rows"] += 1
    (copied / "manifest.json").write_text(json.dumps(manifest))
    assert "where the manifest says" in found(copied)


def test_a_file_the_manifest_leaves_out_is_found(copied: Path) -> None:
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["files"] = [entry for entry in manifest["files"] if entry["path"] != "framework.json"]
    (copied / "manifest.json").write_text(json.dumps(manifest))
    assert "framework.json: the manifest does not list it" in found(copied)


@pytest.mark.parametrize("text", ["{", "{}", '{"inputs": 1}'])
def test_an_unreadable_manifest_is_a_problem_and_an_error(copied: Path, text: str) -> None:
    (copied / "manifest.json").write_text(text)
    assert "the manifest cannot be read" in found(copied)
    with pytest.raises(ReleaseError, match="the manifest cannot be read"):
        Release.open(copied)


def test_unreadable_tables_and_documents_are_errors_that_say_what_to_do(copied: Path) -> None:
    (copied / "areas.parquet").write_bytes(b"not a table")
    (copied / "caveats.json").write_text("{")
    release = Release.open(copied)
    for name in ("areas", "caveats"):
        with pytest.raises(ReleaseError, match="Run evenhand verify"):
            getattr(release, name)


def moved(whole: Path, copied: Path) -> pl.DataFrame:
    return compare(Release.open(whole), Release.open(copied)).moved


def test_nothing_moves_between_a_release_and_its_copy(whole: Path, copied: Path) -> None:
    assert moved(whole, copied).is_empty()


REASONS: dict[str, tuple[list[pl.Expr], str]] = {
    "file": ([pl.col("value") * 2, pl.lit("another").alias("source_editions")], "a file was corrected or added"),
    "period": (
        [pl.col("value") * 2, pl.col("period_end").dt.offset_by("1y").alias("period_end")],
        "a later period is out",
    ),
    "others": ([pl.col("england") * 2], "the practices it is compared with changed"),
}  # fmt: skip


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_for_a_move_is_told(whole: Path, copied: Path, reason: str) -> None:
    changes, sentence = REASONS[reason]
    results = pl.read_parquet(copied / "results.parquet").with_columns(changes)
    rewrite(copied, "results", results)
    assert set(moved(whole, copied)["why"]) == {sentence}


def test_a_change_in_the_last_digits_is_no_move(whole: Path, copied: Path) -> None:
    rewrite(copied, "results", pl.col("value") * (1 + 1e-12))
    assert moved(whole, copied).is_empty()


def test_rows_that_come_and_go_are_told(whole: Path, copied: Path) -> None:
    results = pl.read_parquet(copied / "results.parquet")
    rewrite(copied, "results", results.slice(1))
    assert set(moved(whole, copied)["why"]) == {"not in the later release"}
    assert set(moved(copied, whole)["why"]) == {"new in the later release"}


def test_a_changed_definition_is_named(whole: Path, copied: Path) -> None:
    records: list[dict[str, Any]] = json.loads((copied / "indicators.json").read_text())
    records[0]["title"] = "Another title"
    (copied / "indicators.json").write_text(json.dumps(records))
    rewrite(copied, "results", pl.col("value") * 2)
    comparison = compare(Release.open(whole), Release.open(copied))
    assert comparison.definitions_changed == (records[0]["id"],)
    assert "the definition changed" in set(comparison.moved["why"])


def test_a_changed_version_is_told_as_the_method(whole: Path, copied: Path) -> None:
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["evenhand_version"] = "9.9.9"
    (copied / "manifest.json").write_text(json.dumps(manifest))
    rewrite(copied, "results", pl.col("value") * 2)
    assert set(moved(whole, copied)["why"]) == {"the method changed with the version"}
