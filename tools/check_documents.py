"""Hold the hand-written documents to their size and the decision records to their form."""

import re
import sys
from collections import Counter
from pathlib import Path

from tools.tracked import ROOT

LONGEST = 150
_RECORD = re.compile(r"^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$")
_HEADINGS = ("## Options", "## Decision", "## Consequences")


def main() -> None:
    problems = problems_of(ROOT)
    print("\n".join(problems) or "Documents: README and decision records are short, numbered once and whole.")
    sys.exit(1 if problems else 0)


def problems_of(root: Path) -> list[str]:
    """Return what is wrong with the README and the decision records below `root`."""
    records = sorted((root / "docs" / "adr").glob("*.md"))
    problems = [problem for path in [root / "README.md", *records] for problem in _too_long(path, root)]
    problems += [problem for path in records for problem in _malformed(path, root)]
    return problems + _numbers_used_twice(records, root)


def _too_long(path: Path, root: Path) -> list[str]:
    if not path.exists():
        return [f"{path.relative_to(root)}: is missing. Write it."]
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines < LONGEST:
        return []
    return [f"{path.relative_to(root)}: {lines} lines. Keep it under {LONGEST}."]


def _malformed(path: Path, root: Path) -> list[str]:
    name, text = path.relative_to(root), path.read_text(encoding="utf-8")
    problems = []
    match = _RECORD.match(path.name)
    if not match:
        problems.append(f"{name}: is not named NNNN-words-of-the-title.md. Rename it.")
    elif not text.startswith(f"# {match[1]}. "):
        problems.append(f"{name}: does not begin with '# {match[1]}. '. Give it that heading.")
    missing = [heading for heading in _HEADINGS if f"\n{heading}\n" not in text]
    return problems + [f"{name}: has no heading '{heading}'. Add it." for heading in missing]


def _numbers_used_twice(records: list[Path], root: Path) -> list[str]:
    count = Counter(path.name[:4] for path in records)
    return [
        f"{path.relative_to(root)}: the number {path.name[:4]} is used twice. Take the next free one."
        for path in records
        if count[path.name[:4]] > 1
    ]


if __name__ == "__main__":
    main()
