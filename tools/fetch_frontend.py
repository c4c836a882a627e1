"""Fetch the NHS.UK components and the accessibility checker from npm, and copy what we use. Needs no Node before.

The style sheet goes to ``src/evenhand/pages/assets/nhsuk/``, axe to ``tests/functional/axe/``. Neither is committed.
Versions and hashes stand in ``frontend/package-lock.json``.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tools import stamps
from tools.left_out import left_out
from tools.nhs_identity import without_nhs_identity
from tools.set_up import run_installer

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
STYLE_SHEET = ROOT / "src/evenhand/pages/assets/nhsuk/nhsuk-frontend.min.css"
LICENCE = STYLE_SHEET.with_name("LICENCE.txt")
AXE = ROOT / "tests/functional/axe/axe.min.js"
STAMP = ROOT / ".venv" / ".stamps" / "frontend"
INPUTS = [
    FRONTEND / "package-lock.json",
    FRONTEND / "nhsuk-licence.txt",
    Path(__file__),
    ROOT / "tools/nhs_identity.py",
]


def main() -> None:
    value = stamps.fingerprint(INPUTS, str(ROOT))
    if stamps.is_current(STAMP, value) and all(path.exists() for path in (STYLE_SHEET, LICENCE, AXE)):
        return
    print("Fetching the page components", flush=True)
    npm = npm_command()
    if npm is None or not fetched(npm):
        left_out(
            "the NHS.UK page components and the accessibility checker",
            "npm could not be had or could not fetch them; what it said is above",
            "see that this machine reaches the npm registry, or install Node 20 or later, then run make setup again",
        )
        return
    copy()
    stamps.write(STAMP, value)


def npm_command() -> list[str] | None:
    """Return the command that runs npm: the one on PATH, else one that pip installs beside this interpreter."""
    if path := shutil.which("npm"):
        return [path]
    ours = Path(sys.prefix) / "bin" / "npm"
    if not ours.exists():
        print("There is no Node on PATH, so one is installed into .venv", flush=True)
        run_installer(
            Path(sys.executable), ["--no-deps", "--require-hashes", "-r", "requirements-frontend.lock"]
        )
    return [str(ours)] if ours.exists() else None


def fetched(npm: list[str]) -> bool:
    """Install exactly what the lock file names, running no script of any package."""
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(command, cwd=FRONTEND, stdin=subprocess.DEVNULL).returncode == 0


def copy() -> None:
    """Copy what we use out of the fetched packages, the style sheet without the NHS identity."""
    nhsuk = MODULES / "nhsuk-frontend" / "dist" / "nhsuk"
    images = nhsuk / "assets" / "images"
    css = (nhsuk / "nhsuk-frontend.min.css").read_text(encoding="utf-8")
    for path in (STYLE_SHEET, AXE):
        path.parent.mkdir(parents=True, exist_ok=True)
    STYLE_SHEET.write_text(
        without_nhs_identity(css, lambda name: (images / name).read_bytes()), encoding="utf-8"
    )
    shutil.copyfile(FRONTEND / "nhsuk-licence.txt", LICENCE)
    shutil.copyfile(MODULES / "axe-core" / "axe.min.js", AXE)


if __name__ == "__main__":
    main()
