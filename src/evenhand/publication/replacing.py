"""Put a new site in the place of an old one: the old one is whole until the new one is, and goes last."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from evenhand.common.building import BUILDING_PREFIX, built_beside
from evenhand.publication.marker import Marker

# From <fcntl.h> and <linux/fs.h>: paths relative to the current folder, and change the one for the other.
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


@contextmanager
def site_in_place_of(out: Path) -> Iterator[Path]:
    """Yield an empty folder; on success it becomes `out`, in place of a site of ours that may be there.

    PublicationError when `out` is there and is no site of ours. A link to a site stays a link.
    """
    out = out.resolve()
    if out.is_dir() and not any(out.iterdir()):
        out.rmdir()
    if not out.exists():
        with built_beside(out) as folder:
            yield folder
        return
    Marker.read(out)
    # The prefix has a folder that a kill leaves behind swept at the next start.
    new = out.with_name(f"{BUILDING_PREFIX}{out.name}-{os.getpid()}")
    try:
        with built_beside(new) as folder:
            yield folder
        exchange(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def exchange(one: Path, other: Path) -> None:
    """Change two folders of one disk for each other: at once where the system can, else by renaming."""
    if not _exchanged_at_once(one, other):
        away = other.with_name(f"{other.name}.before")
        other.rename(away)
        one.rename(other)
        away.rename(one)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):  # pragma: no cover - a system without it
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
