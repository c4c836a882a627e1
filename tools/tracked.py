"""The files that git tracks or would track: what every check of files reads."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def tracked_files(*folders: str) -> list[Path]:
    """Return the files of `folders` (all when none is named), relative to the root, without the ignored ones."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    names = sorted(set(filter(None, listing.split("\0"))))
    return [Path(name) for name in names if (ROOT / name).is_file()]


def text_of(path: Path) -> str | None:
    """Return the text of a file below the root, or None when it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
