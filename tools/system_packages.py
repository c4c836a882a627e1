"""See that there is a Chromium and a PostgreSQL for the tests; install Debian's where we may."""

# An older Python must be able to read this file far enough to say that it is too old.
from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tools.left_out import left_out

DEBIANS_POSTGRESQL = Path("/usr/lib/postgresql")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    if not (chromium() or apt_install("chromium")):
        left_out(
            "the browser tests (tests/functional)",
            "no Chromium is on PATH, and it can be installed here only by root on Debian or Ubuntu",
            "apt-get install chromium, or put any Chromium on PATH, then run make test again",
        )
    if not (postgresql_folder() or apt_install("postgresql")):
        left_out(
            "the tests on PostgreSQL (tests/integration/postgres)",
            "no PostgreSQL is on this machine, and it can be installed here only by root on Debian or Ubuntu",
            "apt-get install postgresql, or put initdb and postgres on PATH, then run make test again",
        )


def postgresql_folder() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest version's, or None."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(DEBIANS_POSTGRESQL.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


def chromium() -> str | None:
    """Return the path of a Chromium on PATH, or None."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def apt_install(package: str) -> bool:
    """Install a Debian package when we are root and apt is there; return whether that succeeded."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing the system package {package}", flush=True)
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", package]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # The list of packages may be old or empty, so it is brought up to date only when the first try fails.
    for command in (install, ["apt-get", "update", "--quiet"], install):
        finished = subprocess.run(command, env=environment, capture_output=True, stdin=subprocess.DEVNULL)
        if command is install and finished.returncode == 0:
            return True
    return False


if __name__ == "__main__":
    main()
