"""Find the code of a Markdown document that a reader may type, and run it as the reader would."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

RUNS = ("bash", "python")
_FENCE = re.compile(
    r"(?:^<!-- no-run:(?P<reason>[^\n]*)-->\n+)?^```(?P<language>\w+)[^\n]*\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_NEEDS_DEMO = "<!-- needs: demo -->"
_LONGEST_SECONDS = 300
_OURS = ("EVENHAND_", "DJANGO_", "DATABASE_URL")


@dataclass(frozen=True)
class Fence:
    """A piece of code in a document: its first line, its language, and why it is not run, if it is not."""

    line: int
    language: str
    code: str
    reason: str | None


def fences_of(text: str) -> list[Fence]:
    """Return the bash and python fences of a document in order."""
    return [
        Fence(
            line=text.count("\n", 0, match.start("code")) + 1,
            language=match["language"],
            code=match["code"],
            reason=None if match["reason"] is None else match["reason"].strip(),
        )
        for match in _FENCE.finditer(text)
        if match["language"] in RUNS
    ]


def needs_demo(text: str) -> bool:
    """Say whether a document's code expects what `evenhand demo` makes in the folder `demo`."""
    return _NEEDS_DEMO in text


def run(fence: Fence, folder: Path) -> None:
    """Run a fence in `folder` with this environment's programs first on PATH; raise AssertionError if it fails."""
    commands = {
        "bash": ["bash", "-euo", "pipefail", "-c", fence.code],
        "python": [sys.executable, "-W", "error", "-c", fence.code],
    }
    programs = str(Path(sys.executable).parent)
    # A reader has none of the settings that this process of tests has.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    finished = subprocess.run(
        commands[fence.language],
        cwd=folder,
        env=kept | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_LONGEST_SECONDS,
    )
    said = (
        f"{fence.code}\nexited with {finished.returncode}\n{finished.stdout[-2000:]}{finished.stderr[-2000:]}"
    )
    assert finished.returncode == 0, f"line {fence.line}: {said}"
