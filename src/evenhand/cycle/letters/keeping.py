"""Files of letters in the folder of data, each named by what it holds: written once, and read only if unchanged."""

import hashlib
import os
from pathlib import Path

from django.conf import settings

from evenhand.common.errors import ReleaseError
from evenhand.common.syncing import sync_path


def folder() -> Path:
    """Return where letters are kept."""
    return Path(settings.DATA) / "letters"


def keep(content: bytes) -> str:
    """Keep a file and return its SHA-256; one that is there already is left as it is."""
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    if place.is_file():
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{digest}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)
    sync_path(place.parent)
    return digest


def kept(digest: str) -> bytes:
    """Return a kept file. ReleaseError where it is gone, or is not what was kept."""
    place = _place(digest)
    try:
        content = place.read_bytes()
    except OSError as error:
        raise ReleaseError(
            "a letter's file is not there",
            where=place,
            received=str(error),
            remedy="Put the backup's back",
        ) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise ReleaseError(
            "a letter's file is not what was kept", where=place, remedy="Put the backup's back in its place"
        )
    return content


def _place(digest: str) -> Path:
    return folder() / digest[:2] / digest
