"""A backup that was changed, cut off, or made by another version or for another database is not put back."""

import hashlib
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.config.keeping import check, restore

from .conftest import Installation, files_in


def changed(backup: Path, tmp_path: Path, how: Callable[[dict[str, bytes]], None]) -> Path:
    """Return a backup whose files somebody changed."""
    with tarfile.open(backup) as archive:
        content = {one.name: archive.extractfile(one).read() for one in archive}  # type: ignore[union-attr]
    how(content)
    other = tmp_path / "changed.tar"
    with tarfile.open(other, "w") as archive:
        for name, text in content.items():
            (tmp_path / "part").write_bytes(text)
            archive.add(tmp_path / "part", name)
    return other


def _listing(content: dict[str, bytes], **changes: object) -> None:
    content["contents.json"] = json.dumps({**json.loads(content["contents.json"]), **changes}).encode()


def _outside(content: dict[str, bytes]) -> None:
    files = {**json.loads(content["contents.json"])["files"], "../outside": {"sha256": "", "size": 0}}
    _listing(content, files=files)


def _absolute(content: dict[str, bytes]) -> None:
    files = {**json.loads(content["contents.json"])["files"], "/etc/outside": {"sha256": "", "size": 0}}
    _listing(content, files=files)


def _without_a_database(content: dict[str, bytes]) -> None:
    files = json.loads(content["contents.json"])["files"]
    _listing(content, files={name: kept for name, kept in files.items() if "sqlite" not in name})


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (lambda content: content.update({"uploads/a-card.csv": b"made up later\n"}), "uploads/a-card.csv"),
        (lambda content: content.pop("uploads/a-card.csv"), "uploads/a-card.csv"),
        (lambda content: content.pop("contents.json"), "no backup"),
        (lambda content: content.update({"contents.json": b"{}"}), "no backup"),
        (lambda content: content.update({"contents.json": b"["}), "no backup"),
        (_outside, "outside of its folder"),
        (_absolute, "outside of its folder"),
        (_without_a_database, "no backup"),
        (lambda content: _listing(content, database="oracle"), "no backup"),
        (lambda content: _listing(content, made_by="another"), "no backup"),
        (lambda content: _listing(content, evenhand="one of these days"), "no backup"),
        (lambda content: _listing(content, last_event=[1]), "no backup"),
        (lambda content: _listing(content, more="than we know"), "no backup"),
    ],
)
def test_a_backup_that_was_changed_is_found(
    backup: Path, tmp_path: Path, how: Callable[[dict[str, bytes]], None], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        check(changed(backup, tmp_path, how))


@pytest.mark.parametrize("left", [0.0, 0.01, 0.3, 0.9])
def test_a_backup_that_was_cut_off_is_found(backup: Path, tmp_path: Path, left: float) -> None:
    whole = backup.read_bytes()
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole[: int(left * len(whole))])

    with pytest.raises(InputError, match="backup"):
        check(cut)


@pytest.mark.parametrize("folder", ["uploads/a-card.csv", "contents.json"])
def test_a_folder_in_the_place_of_a_file_is_found(backup: Path, tmp_path: Path, folder: str) -> None:
    other = changed(backup, tmp_path, lambda content: content.pop(folder))
    with tarfile.open(other, "a") as archive:
        told = tarfile.TarInfo(folder)
        told.type = tarfile.DIRTYPE
        archive.addfile(told)

    with pytest.raises(InputError, match="backup"):
        check(other)


def test_a_backup_whose_last_file_is_cut_off_is_found(backup: Path, tmp_path: Path) -> None:
    def list_first(content: dict[str, bytes]) -> None:
        rest = {name: content.pop(name) for name in list(content) if name != "contents.json"}
        content |= rest

    other = changed(backup, tmp_path, list_first)
    other.write_bytes(other.read_bytes()[:-20_000])

    with pytest.raises(InputError, match="backup"):
        check(other)


@pytest.mark.parametrize(("version", "is_later"), [("99.0.0", True), ("0.1.1rc1", True), ("0.0.9", False)])
def test_a_backup_of_a_later_version_is_not_put_back(
    installation: Installation, backup: Path, tmp_path: Path, version: str, is_later: bool
) -> None:
    before = files_in(installation.data)
    other = changed(backup, tmp_path, lambda content: _listing(content, evenhand=version))

    if not is_later:
        assert check(other).evenhand == version
        return
    with pytest.raises(InputError, match=f"Install Evenhand {version} or later"):
        restore(installation.environment, other, replace=True)
    assert files_in(installation.data) == before


def test_a_backup_that_was_changed_changes_nothing_here(
    installation: Installation, backup: Path, tmp_path: Path
) -> None:
    before = files_in(installation.data)
    wrong = changed(backup, tmp_path, lambda content: content.update({"uploads/a-card.csv": b"x"}))

    with pytest.raises(InputError, match="not as it was written"):
        restore(installation.environment, wrong, replace=True)
    assert files_in(installation.data) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "data."))] == []


def test_a_database_that_is_not_whole_is_not_put_back(
    installation: Installation, backup: Path, tmp_path: Path
) -> None:
    def broken(content: dict[str, bytes]) -> None:
        listed = json.loads(content["contents.json"])["files"]
        content["evenhand.sqlite3"] = b"no database at all" * 1000
        listed["evenhand.sqlite3"]["sha256"] = hashlib.sha256(content["evenhand.sqlite3"]).hexdigest()
        _listing(content, files=listed)

    with pytest.raises(InputError, match="is not whole"):
        restore(installation.environment, changed(backup, tmp_path, broken), replace=True)


def test_a_backup_of_another_kind_of_database_is_not_put_back(
    installation: Installation, backup: Path, tmp_path: Path
) -> None:
    def of_another_kind(content: dict[str, bytes]) -> None:
        files = json.loads(content["contents.json"])["files"]
        content["database.dump"] = content.pop("evenhand.sqlite3")
        files["database.dump"] = files.pop("evenhand.sqlite3")
        _listing(content, database="postgresql", files=files)

    other = changed(backup, tmp_path, of_another_kind)

    with pytest.raises(InputError, match="another kind of database"):
        restore(installation.environment, other, replace=True)


def test_a_file_that_is_no_backup_is_told(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no backup")

    assert "cannot be read" in installation.run("restore", tmp_path / "text", "--check", expect=2)
    with pytest.raises(InputError, match="cannot be read"):
        check(tmp_path / "nothing")
