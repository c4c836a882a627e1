"""Verify a release: hashes, row counts, schemas and the promises every figure makes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from evenhand.common.errors import ReleaseError
from evenhand.common.hashing import file_sha256
from evenhand.release.manifest import MANIFEST, Manifest
from evenhand.release.release import Release
from evenhand.release.schemas import (
    CONTEXT_PREFIX,
    DIRECTIONS,
    DOCUMENTS,
    LEVELS,
    OUTCOMES,
    STANDARD_KINDS,
    STATUSES,
    TABLES,
)


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a release: the file it is in and what it is."""

    file: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


def verify(path: Path) -> list[Problem]:
    """Return everything that is wrong with the release at `path`; empty when it is whole and unchanged."""
    try:
        manifest = Manifest.read(path)
    except ReleaseError as error:
        return [Problem(MANIFEST, f"{error.what}: {error.received or error.remedy}")]
    problems = list(_files(path, manifest))
    if not problems:
        release = Release.open(path)
        problems += _schemas(release)
        problems += _rows(release)
        if not problems:
            problems += _promises(release)
    return problems


def _files(path: Path, manifest: Manifest) -> Iterator[Problem]:
    listed = {entry.path for entry in manifest.files}
    expected = {f"{name}.parquet" for name in TABLES} | set(DOCUMENTS)
    for name in sorted(expected - listed):
        yield Problem(name, "the manifest does not list it")
    for entry in manifest.files:
        file = path / entry.path
        if not file.is_file():
            yield Problem(entry.path, "the file is missing")
        elif file_sha256(file) != entry.sha256:
            yield Problem(
                entry.path, "its SHA-256 is not the manifest's: the file was changed after it was written"
            )
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if file.is_file() and name not in listed | {MANIFEST}:
            yield Problem(name, "the manifest does not list this file")


def _schemas(release: Release) -> Iterator[Problem]:
    for name, schema in TABLES.items():
        frame: pl.DataFrame = getattr(release, name)
        contexts = CONTEXT_PREFIX if name == "practices" else "-"
        columns = [column for column in frame.columns if not column.startswith(contexts)]
        if columns != list(schema):
            strange = sorted(set(columns) ^ set(schema))
            yield Problem(
                f"{name}.parquet", f"its columns are not a release's: {strange or 'in another order'}"
            )
            continue
        for column, kind in schema.items():
            if frame.schema[column] != kind:
                yield Problem(f"{name}.parquet", f"{column} is {frame.schema[column]}, not {kind}")


def _rows(release: Release) -> Iterator[Problem]:
    lengths = {f"{name}.parquet": getattr(release, name).height for name in TABLES}
    lengths["indicators.json"] = len(release.indicators)
    lengths["caveats.json"] = len(release.caveats)
    lengths["models.json"] = len(release.models)
    for entry in release.manifest.files:
        if entry.path in lengths and lengths[entry.path] != entry.rows:
            yield Problem(
                entry.path, f"it has {lengths[entry.path]:,} rows where the manifest says {entry.rows:,}"
            )


def _promises(release: Release) -> Iterator[Problem]:
    results = release.results
    repeated = results.height - results.select("practice", "indicator").n_unique()
    checks = {
        "a practice and indicator appear more than once": repeated,
        "a figure is without its context note": _count(
            results, pl.col("value").is_not_null() & (pl.col("context_note").fill_null("") == "")
        ),
        "an unknown status": _count(results, ~pl.col("status").is_in(STATUSES)),
        "an unknown outcome": _count(results, ~pl.col("outcome").is_in(OUTCOMES)),
        "an unknown direction": _count(results, ~pl.col("direction").is_in(DIRECTIONS)),
        "an unknown kind of standard": _count(results, ~pl.col("standard_kind").is_in(STANDARD_KINDS)),
        "a status other than ok is without its reason": _count(
            results, (pl.col("status") != "ok") & (pl.col("status_reason").fill_null("") == "")
        ),
        "an outcome where the status is not ok": _count(
            results, (pl.col("status") != "ok") & pl.col("outcome").is_not_null()
        ),
        "a colour without a minimum standard": _count(
            results, pl.col("colour").is_not_null() & (pl.col("standard_kind") != "minimum")
        ),
        "an interval that does not hold its value": _count(
            results, (pl.col("lower95") > pl.col("value")) | (pl.col("upper95") < pl.col("value"))
        ),
        "a practice that practices.parquet does not have": results.join(
            release.practices, left_on="practice", right_on="code", how="anti"
        ).height,
        "an indicator that indicators.json does not have": _count(
            results, ~pl.col("indicator").is_in(list(release.indicators))
        ),
    }
    for what, count in checks.items():
        if count:
            yield Problem("results.parquet", f"{what} ({count:,} rows)")
    yield from _promises_of_areas(release)


def _promises_of_areas(release: Release) -> Iterator[Problem]:
    of_areas = [one.id for one in release.indicators.values() if one.level == "commissioner"]
    in_results = _count(release.results, pl.col("indicator").is_in(of_areas))
    if in_results:
        what = "an indicator of the commissioner is shown as a practice's"
        yield Problem("results.parquet", f"{what} ({in_results:,} rows)")
    areas = release.areas
    checks = {
        "an area and indicator appear more than once": areas.height
        - areas.select("level", "area", "indicator").n_unique(),
        "an unknown level": _count(areas, ~pl.col("level").is_in(LEVELS)),
        "an unknown status": _count(areas, ~pl.col("status").is_in(STATUSES)),
        "a status other than ok is without its reason": _count(
            areas, (pl.col("status") != "ok") & (pl.col("status_reason").fill_null("") == "")
        ),
        "an indicator that indicators.json does not have": _count(
            areas, ~pl.col("indicator").is_in(list(release.indicators))
        ),
    }
    for what, count in checks.items():
        if count:
            yield Problem("areas.parquet", f"{what} ({count:,} rows)")


def _count(frame: pl.DataFrame, wrong: pl.Expr) -> int:
    return int(frame.select(wrong.fill_null(False).sum()).item())
