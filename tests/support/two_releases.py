"""A release that is shown, and a later one on the shelf that only practices see."""

import json
from pathlib import Path
from typing import Any

from evenhand.publication.installed import Shelf
from support.judged_release import judged_release

LATER = "made-2023-12-31-ba9876543210"
NEXT_YEAR = "2024-01-01T09:00:00+00:00"


def named_release(folder: Path, identity: str = LATER, created_at: str = NEXT_YEAR, **changes: Any) -> Path:
    """Write the judged release under another name and time, with `changes`, and return it."""
    made = judged_release(folder, **changes)
    manifest = json.loads((made / "manifest.json").read_text())
    manifest |= {"id": identity, "created_at": created_at}
    (made / "manifest.json").write_text(json.dumps(manifest))
    return made


def install(shelf: Shelf, folder: Path, **changes: Any) -> str:
    """Install the judged release, show it, and return its id."""
    identity = shelf.install(judged_release(folder, **changes))
    shelf.switch(identity)
    return identity
