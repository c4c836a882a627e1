"""A second release beside the judged one: the made release under another id."""

import json
from pathlib import Path
from typing import Any

from support.made_release import made_release


def other_release(folder: Path, digest: str = "ba9876543210", **changes: Any) -> Path:
    """Write a release with an id of its own into `folder` and return it; `changes` as the made release takes them.

    The id ends with `digest`.
    """
    made = made_release(folder, **changes)
    manifest = made / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**told, "id": f"made-2022-12-31-{digest}"}), encoding="utf-8")
    return made
