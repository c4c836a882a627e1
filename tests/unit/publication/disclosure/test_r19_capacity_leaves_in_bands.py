"""R-19: what a competitor could use leaves in bands, and nothing that leaves tells more than the band."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from evenhand.definitions.bands import BANDS
from evenhand.publication import publish
from evenhand.publication.disclosure import PublicRelease
from evenhand.publication.installed import Opened, pages
from evenhand.publication.installed.prepared import prepare
from evenhand.release import Release
from evenhand.release.schemas import TABLES
from support.banded_release import BANDED, OTHERS, ROOMS, banded_release, figure

KEPT = {
    "practice", "indicator", "strand", "period_start", "period_end", "status", "status_reason", "context_note",
    "source_editions", "value_text",
}  # fmt: skip
WORDS = {
    "Z80001": "7 to 9 rooms in all",
    "Z80002": "fewer than 4 rooms in all",
    "Z80003": "15 to 19 rooms in all",
    "Z80004": "30 or more rooms in all",
    "Z80005": None,
}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return banded_release(tmp_path_factory.mktemp("banded") / "release")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same release, every practice with another number of rooms in the same band."""
    return banded_release(tmp_path_factory.mktemp("other") / "release", OTHERS)


def of(table: pl.DataFrame) -> pl.DataFrame:
    return table.filter(pl.col("indicator") == BANDED)


def test_a_figure_keeps_its_band_whose_it_is_and_how_to_read_it(release: Path) -> None:
    rows = of(PublicRelease.open(release).results)

    assert dict(rows.select("practice", "value_text").iter_rows()) == WORDS
    for row in rows.iter_rows(named=True):
        assert {name for name, value in row.items() if value is not None} <= KEPT
        assert (row["status"] == "banded") == (row["practice"] != "Z80005")
        assert row["context_note"]


def test_why_a_figure_was_not_compared_is_still_said(release: Path) -> None:
    shown = PublicRelease.open(release)
    whole = {row["practice"]: row for row in of(shown._table("results")).iter_rows(named=True)}
    closed = of(shown.results).filter(pl.col("practice") == "Z80005").row(0, named=True)

    assert (closed["status"], closed["status_reason"]) == ("not_applicable", whole["Z80005"]["status_reason"])
    first = of(shown.results).row(0, named=True)
    assert first["status_reason"].startswith("Shown in a band, because the detail could help")


def test_nothing_else_of_the_indicator_leaves(release: Path) -> None:
    shown = PublicRelease.open(release)

    for table in (shown.history, shown.contributions, shown.funnels):
        assert of(table).is_empty()
    assert BANDED not in shown.models
    numbers = of(shown.areas).select(pl.col(pl.Float64))
    assert numbers.null_count().sum_horizontal().item() == numbers.height * numbers.width
    assert set(of(shown.areas)["status"]) == {"banded"}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_is_the_same_whatever_lies_within_the_bands(
    release: Path, other: Path, table: str
) -> None:
    assert_frame_equal(getattr(PublicRelease.open(release), table), getattr(PublicRelease.open(other), table))


def test_the_tables_themselves_do_differ(release: Path, other: Path) -> None:
    for table in ("results", "history", "contributions", "funnels"):
        assert not getattr(Release.open(release), table).equals(getattr(Release.open(other), table))


def test_the_whole_site_is_the_same_byte_for_byte(release: Path, other: Path, tmp_path: Path) -> None:
    """Pages, pictures, CSV, JSON and the tables of the release: a reader of all of it learns the band."""
    first, second = (publish(one, tmp_path / one.parent.name, quiet=True) for one in (release, other))
    files = {path.relative_to(first.path) for path in first.path.rglob("*") if path.is_file()}

    assert files == {path.relative_to(second.path) for path in second.path.rglob("*") if path.is_file()}
    assert first.pages > 50
    differ = [name for name in files if (first.path / name).read_bytes() != (second.path / name).read_bytes()]
    assert differ == []


def test_the_site_does_tell_the_band(release: Path, tmp_path: Path) -> None:
    site = publish(release, tmp_path / "site", quiet=True).path
    named = (
        "practices/Z80001/index.html",
        f"indicators/{BANDED}/index.html",
        f"indicators/{BANDED}/areas/00A/index.html",
    )

    for page in named:
        assert "7 to 9 rooms in all" in (site / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("is_prepared", [False, True])
def test_pages_of_an_installed_release_tell_the_band_and_those_of_the_whole_the_figure(
    release: Path, other: Path, tmp_path: Path, is_prepared: bool
) -> None:
    opened, second = (
        Opened.at(one, None, prepare(one, tmp_path / one.parent.name) if is_prepared else None)
        for one in (release, other)
    )

    assert opened.edition == second.edition
    for code in ROOMS:
        assert pages.practice_page(opened, code) == pages.practice_page(second, code)
    assert pages.indicator_page(opened, BANDED) == pages.indicator_page(second, BANDED)
    whole = pages.practice_page(opened, "Z80001", opened.true_figures)
    assert whole is not None
    values = [one.value for strand in whole.view.strands for one in strand.figures if one.id == BANDED]
    assert values == [f"{figure(ROOMS['Z80001']):.4f}"]
    assert BANDED in opened.whole.models


@pytest.mark.parametrize("code", sorted(ROOMS))
def test_the_rooms_compared_lie_in_the_same_bands_and_differ(code: str) -> None:
    bands = BANDS["rooms"]
    assert bands.words(ROOMS[code]) == bands.words(OTHERS[code])
    assert ROOMS[code] != OTHERS[code]
