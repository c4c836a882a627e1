"""The store beside an installation, where there is one: the files' rows a figure can be followed down to."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from evenhand.common.errors import StoreError
from evenhand.store import Store

FOLDER: Final = "store"
"""In the installation's folder of data; `evenhand ingest … --store DATA/store` makes and feeds it."""


def installed_store() -> Store | None:
    """Return the store of this installation; None where there is none."""
    place: Path = settings.DATA / FOLDER
    try:
        changed = (place / "editions").stat().st_mtime_ns
    except FileNotFoundError:
        return None
    try:
        return _opened(place, changed)
    except StoreError:
        return None


@lru_cache(maxsize=1)
def _opened(place: Path, changed: int) -> Store:
    # Kept open while no edition is added: reading every edition's record takes longer than a figure's rows.
    del changed
    return Store.open(place)
