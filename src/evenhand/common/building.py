"""Build a folder beside its final place and rename it there, so that a crash leaves the previous state whole."""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evenhand.common.errors import InputError
from evenhand.common.syncing import sync_path, sync_tree

BUILDING_PREFIX = ".building-"
"""Folders being built carry this prefix; one left behind by a crash is swept at the next start."""

# Disk full, quota reached, file-size limit reached.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ROOM_WORDS = ("no space left", "disk quota", "file too large", "not enough space")


@contextmanager
def built_beside(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`; on success sync it to disk and rename it to `target`.

    On any error the folder is removed and `target` is as it was. A full disk becomes an :class:`InputError`
    that says where and what to do. `target` must not exist.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked_folder(target.parent) as (building, lock):
        building.chmod(0o755)
        with full_disk_is_an_input_error(target):
            yield building
            sync_tree(building, lock)
        building.rename(target)
        sync_path(target.parent)


@contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """Yield an empty folder in `parent` for what is needed for a while; it is removed at the end.

    One left behind by a crash is swept at the next start, as folders half built are.
    """
    with _locked_folder(parent) as (scratch, _):
        yield scratch
        shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _locked_folder(parent: Path) -> Iterator[tuple[Path, int]]:
    """Yield a new folder in `parent` and the lock that keeps others from sweeping it; on any error it is removed."""
    sweep_abandoned(parent)
    folder = Path(tempfile.mkdtemp(prefix=BUILDING_PREFIX, dir=parent))
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield folder, lock
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        os.close(lock)


def sweep_abandoned(folder: Path) -> list[Path]:
    """Remove folders a crashed run left half built in `folder`; return them. Those still locked are left alone."""
    swept = []
    for left in sorted(folder.glob(f"{BUILDING_PREFIX}*")):
        try:
            lock = os.open(left, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            shutil.rmtree(left, ignore_errors=True)
            swept.append(left)
        finally:
            os.close(lock)
    return swept


@contextmanager
def full_disk_is_an_input_error(target: Path) -> Iterator[None]:
    """Turn a full disk, met by Python, Polars or DuckDB while writing `target`, into an error that says so."""
    try:
        yield
    except Exception as error:
        if not _no_room(error):
            raise
        raise InputError(
            "there is no room left on the disk",
            where=target,
            received=str(error),
            remedy="Free some space or name a folder on another disk, then run the same command again; "
            "what was there before is unchanged",
        ) from error


def _no_room(error: Exception) -> bool:
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return True
    return any(words in str(error).lower() for words in _NO_ROOM_WORDS)
