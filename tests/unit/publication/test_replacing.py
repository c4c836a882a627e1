"""A site takes the place of a site of ours, whole or not at all, and of nothing else."""

from pathlib import Path
from unittest import mock

import pytest

from evenhand.common.errors import PublicationError
from evenhand.publication import replacing
from evenhand.publication.marker import MARKER, Marker
from evenhand.publication.replacing import exchange, site_in_place_of


def put(out: Path, content: str) -> None:
    with site_in_place_of(out) as folder:
        (folder / "index.html").write_text(content)
        Marker("release", "practice profile", "edition", 1).write(folder)


def fail_in(folder: Path) -> None:
    (folder / "index.html").write_text("half")
    raise OSError("a failure")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_site_is_put_where_there_is_none_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        put(tmp_path / name, "one")
        assert (tmp_path / name / "index.html").read_text() == "one"


def test_a_site_of_ours_is_replaced_and_leaves_nothing_behind(tmp_path: Path) -> None:
    put(tmp_path / "site", "one")
    put(tmp_path / "site", "two")

    assert (tmp_path / "site/index.html").read_text() == "two"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    "content", [None, "{}", "[]", '{"made_by": "other"}', '{"made_by": "evenhand"}', "no json"]
)
def test_a_folder_that_is_no_site_of_ours_is_refused_untouched(tmp_path: Path, content: str | None) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/dear.txt").write_text("keep")
    if content is not None:
        (tmp_path / "letters" / MARKER).write_text(content)

    with (
        pytest.raises(PublicationError, match="not a site that Evenhand made"),
        site_in_place_of(tmp_path / "letters"),
    ):
        pass
    assert (tmp_path / "letters/dear.txt").read_text() == "keep"


def test_a_file_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")

    with pytest.raises(PublicationError, match="no folder"), site_in_place_of(tmp_path / "site"):
        pass


def test_a_failure_leaves_the_old_site_whole(tmp_path: Path) -> None:
    put(tmp_path / "site", "one")

    with pytest.raises(OSError, match="a failure"), site_in_place_of(tmp_path / "site") as folder:
        fail_in(folder)
    assert (tmp_path / "site/index.html").read_text() == "one"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("at_once", [True, False])
def test_folders_change_places_with_or_without_the_systems_help(tmp_path: Path, at_once: bool) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    real = replacing._exchanged_at_once
    with mock.patch.object(replacing, "_exchanged_at_once", real if at_once else lambda *_: False):
        exchange(tmp_path / "one", tmp_path / "two")

    assert [names(tmp_path / "one"), names(tmp_path / "two")] == [["two"], ["one"]]


def test_a_link_to_a_site_stays_a_link(tmp_path: Path) -> None:
    put(tmp_path / "site", "one")
    (tmp_path / "current").symlink_to("site")
    put(tmp_path / "current", "two")

    assert (tmp_path / "current").is_symlink()
    assert (tmp_path / "site/index.html").read_text() == "two"
