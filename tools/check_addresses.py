"""Refuse package-index addresses and the paths of one machine in tracked files: they hold nowhere else."""

import re
import sys
from pathlib import Path

from tools.tracked import text_of, tracked_files

_INDEX_WORDS = ("pypi", "pythonhosted", "npmjs", "registry", "deb", "mirror")
_HOME_FOLDERS = ("home", "root", "Users", "work", "farm")

INDEX_ADDRESS = re.compile(rf"\w+://[^\s/\"'<>)]*\b(?:{'|'.join(_INDEX_WORDS)})\b[^\s\"'<>)]*", re.IGNORECASE)
MACHINE_PATH = re.compile(rf"(?<![\w./<$}}~-])/(?:{'|'.join(_HOME_FOLDERS)}|tmp)/[\w.-]+[^\s\"'`,;)]*")
ANY_ADDRESS = re.compile(r"\w+://[^\s\"']+")
_LOCKS = ("requirements*.lock", "package-lock.json", ".npmrc")


def main() -> None:
    problems = [
        problem
        for path in tracked_files()
        if (text := text_of(path)) is not None
        for problem in problems_of(path, text)
    ]
    print("\n".join(problems) or "Addresses: no package index and no machine's path in any tracked file.")
    sys.exit(1 if problems else 0)


def problems_of(path: Path, text: str) -> list[str]:
    """Return every address and path in `text` that holds only on one machine."""
    patterns = [INDEX_ADDRESS, MACHINE_PATH]
    if any(path.match(lock) for lock in _LOCKS):
        patterns = [ANY_ADDRESS, MACHINE_PATH]
    return [
        f"{path}:{number}: {match[0]!r} holds on one machine only. Take it out."
        for number, line in enumerate(text.splitlines(), 1)
        for pattern in patterns
        for match in pattern.finditer(line)
    ]


if __name__ == "__main__":
    main()
