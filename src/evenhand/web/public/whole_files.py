"""Write a file so that whoever reads it meets the old one or the new one, never a part."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from evenhand.common.building import full_disk_is_an_input_error


def write_whole(place: Path, content: bytes) -> None:
    """Write a file in one step."""
    replace_whole(place, lambda beside: beside.write_bytes(content))


def replace_whole(place: Path, write: Callable[[Path], object]) -> None:
    """Let `write` write beside a place, then put what it wrote there. On any error nothing is left behind."""
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    os.close(handle)
    beside = Path(name)
    try:
        with full_disk_is_an_input_error(place):
            write(beside)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
