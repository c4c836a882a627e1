"""Bring a folder's files to the disk before it is renamed into place, so that a power cut leaves no half of it.

A few files are synced one by one. For tens of thousands, such as a site's, that costs a journal write each (7 s for
10,000), so the whole file system is synced at once with ``syncfs`` (0.1 s). That is as safe: the call returns when all
that was written before it is on the disk, names and folders too (POSIX ``sync`` may return earlier; Linux ``syncfs``
waits), and since Linux 5.8 it reports a write that failed since the descriptor it is given was opened. Where the
system has no such call, or an older one that reports nothing, files are synced one by one.
"""

import ctypes
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MANY: Final = 500
"""From so many files on, one call for the whole file system costs less than one for each, whatever else is written."""

_REPORTS_FAILURE_FROM: Final = (5, 8)
"""Linux, by its man page syncfs(2), section "Versions"."""


def sync_tree(folder: Path, opened: int) -> None:
    """Bring all files and folders in `folder` to the disk. OSError when one cannot be.

    `opened` is a descriptor of `folder`, opened before anything was written there.
    """
    paths = list(folder.rglob("*"))
    if len(paths) >= MANY and _can_sync_at_once():
        _sync_file_system(opened)
        return
    for path in _files_before_folders(paths):
        sync_path(path)
    os.fsync(opened)


def sync_path(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _files_before_folders(paths: list[Path]) -> Iterator[Path]:
    folders = [path for path in paths if path.is_dir()]
    yield from (path for path in paths if path.is_file())
    yield from folders


def _can_sync_at_once() -> bool:
    system = os.uname()
    version = tuple(int(part) for part in system.release.split(".")[:2] if part.isdigit())
    return (
        system.sysname == "Linux"
        and version >= _REPORTS_FAILURE_FROM
        and hasattr(ctypes.CDLL(None), "syncfs")
    )


def _sync_file_system(opened: int) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.syncfs(opened) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
