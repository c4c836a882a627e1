"""Prepared tables are the release's own, shared by whoever looks, and made again when they are not as the code is."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import Any
from unittest import mock

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from evenhand.publication.disclosure import PublicRelease
from evenhand.publication.installed import Opened, Shelf, pages, prepared
from evenhand.publication.installed.prepared import PUBLIC, WHOLE, Prepared, prepare, sorted_tables
from evenhand.release import Release
from support.judged_release import judged_release
from support.other_release import other_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judged_release(tmp_path_factory.mktemp("prepared") / "release")


def as_text(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {
        name: table.with_columns(pl.col(pl.Categorical).cast(pl.String)) for name, table in tables.items()
    }


def made_in(folder: Path) -> list[str]:
    """Return the folders in a folder, those half built among them."""
    return [one.name for one in folder.iterdir() if one.is_dir()]


@pytest.mark.parametrize(("kind", "plain"), [(PUBLIC, PublicRelease), (WHOLE, Release)])
def test_prepared_tables_are_the_releases_own(
    release: Path, tmp_path: Path, kind: str, plain: type[Release]
) -> None:
    looked_at = as_text(Prepared.of(release, prepare(release, tmp_path), kind).sorted_tables)

    for name, table in sorted_tables(plain.open(release)).items():
        assert_frame_equal(looked_at[name], table)


def test_pages_from_prepared_tables_are_those_of_the_release(release: Path, tmp_path: Path) -> None:
    plain, looked_at = Opened.at(release), Opened.at(release, None, prepare(release, tmp_path))

    for code in plain.practices:
        assert pages.practice_page(looked_at, code) == pages.practice_page(plain, code)
    for indicator in plain.edition.indicators:
        assert pages.indicator_page(looked_at, indicator) == pages.indicator_page(plain, indicator)
    assert looked_at.edition == plain.edition


def test_tables_are_prepared_once_and_again_when_they_were_removed(release: Path, tmp_path: Path) -> None:
    made = prepare(release, tmp_path)
    before = made.stat().st_ino

    assert prepare(release, tmp_path).stat().st_ino == before
    shutil.rmtree(made)
    assert (prepare(release, tmp_path) / PUBLIC / "results.arrow").is_file()


def test_tables_made_by_other_rules_are_made_again(release: Path, tmp_path: Path) -> None:
    with mock.patch.object(prepared, "made_by", return_value="before"):
        before = prepare(release, tmp_path)

    now = prepare(release, tmp_path)

    assert now != before
    assert made_in(tmp_path) == [now.name]


def test_several_prepare_at_once_and_all_have_them(release: Path, tmp_path: Path) -> None:
    made: list[Path] = []
    threads = [Thread(target=lambda: made.append(prepare(release, tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 4
    assert made_in(tmp_path) == [made[0].name]


def test_a_fault_of_the_disk_is_told(release: Path, tmp_path: Path) -> None:
    with (
        mock.patch.object(prepared, "_write", side_effect=OSError("broken")),
        pytest.raises(OSError, match="broken"),
    ):
        prepare(release, tmp_path)
    assert made_in(tmp_path) == []


@pytest.fixture
def shelf(release: Path, tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path, "practice card")
    made.switch(made.install(release))
    return made


def test_a_shelf_opens_what_is_shown_once(shelf: Shelf) -> None:
    opened = shelf.current()

    assert opened is not None
    assert isinstance(opened.public, Prepared)
    assert shelf.current() is opened
    assert opened.edition.product_name == "practice card"


def test_a_shelf_opens_others_beside(shelf: Shelf, tmp_path: Path) -> None:
    identity = shelf.install(other_release(tmp_path / "other"))
    current = shelf.current()
    other = shelf.opened(identity)

    assert current is not None
    assert other is not None
    assert other.id == identity
    assert shelf.opened(identity) is other
    assert shelf.opened(current.id) is current
    assert shelf.opened("nothing") is None


def test_a_shelf_keeps_two_beside_the_one_shown(shelf: Shelf, tmp_path: Path) -> None:
    first, second, third = (
        shelf.install(other_release(tmp_path / name, name * 12)) for name in ("a", "b", "c")
    )
    opened = [shelf.opened(one) for one in (first, second)]

    assert [shelf.opened(one) for one in (first, second)] == opened
    newest = shelf.opened(third)
    assert newest is not None
    assert newest.id == third
    assert shelf.opened(second) is opened[1]
    assert shelf.opened(first) is not opened[0]


def test_an_empty_shelf_shows_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)

    assert (shelf.current(), shelf.current_id(), shelf.installed()) == (None, None, [])


def test_many_at_once_open_a_release_once(shelf: Shelf) -> None:
    opened: list[Any] = []
    with mock.patch.object(shelf, "_open", wraps=shelf._open) as opening:
        threads = [Thread(target=lambda: opened.append(shelf.current())) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert opening.call_count == 1
    assert len({id(one) for one in opened}) == 1
