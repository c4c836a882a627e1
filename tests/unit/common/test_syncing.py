"""A tree is brought to the disk file by file, or all at once where there are many and the system can."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest

from evenhand.common import syncing
from evenhand.common.syncing import sync_tree


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/file").write_text("words", encoding="utf-8")
    return tmp_path


@pytest.fixture
def opened(tree: Path) -> Iterator[int]:
    handle = os.open(tree, os.O_RDONLY)
    yield handle
    os.close(handle)


@pytest.fixture
def synced() -> Iterator[list[int]]:
    """The inodes that were synced one by one, in order."""
    found: list[int] = []
    real = os.fsync

    def noting(handle: int) -> None:
        found.append(os.fstat(handle).st_ino)
        real(handle)

    with mock.patch.object(os, "fsync", noting):
        yield found


def inodes(*paths: Path) -> list[int]:
    return [path.stat().st_ino for path in paths]


def test_of_a_few_each_is_synced_a_file_before_its_folder(tree: Path, opened: int, synced: list[int]) -> None:
    sync_tree(tree, opened)

    assert synced == inodes(tree / "inner/file", tree / "inner", tree)


def test_many_are_synced_at_once_where_the_system_can(tree: Path, opened: int, synced: list[int]) -> None:
    with (
        mock.patch.object(syncing, "MANY", 2),
        mock.patch.object(syncing, "_can_sync_at_once", return_value=True),
        mock.patch.object(syncing, "_sync_file_system") as at_once,
    ):
        sync_tree(tree, opened)

    at_once.assert_called_once_with(opened)
    assert synced == []


def test_the_whole_file_system_of_a_folder_can_be_synced(opened: int) -> None:
    syncing._sync_file_system(opened)


@pytest.mark.parametrize(
    "system",
    [SimpleNamespace(sysname="Linux", release="5.4.0-90"), SimpleNamespace(sysname="Darwin", release="23.1")],
)
def test_a_system_that_cannot_report_a_failure_syncs_each(
    tree: Path, opened: int, synced: list[int], system: SimpleNamespace
) -> None:
    with mock.patch.object(syncing, "MANY", 2), mock.patch.object(os, "uname", return_value=system):
        sync_tree(tree, opened)

    assert len(synced) == 3


def test_a_write_that_failed_is_an_error() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
        syncing._sync_file_system(-1)
