"""Make the environment from the hashed lock, install the product into it and fetch the page components.

Needs Python 3.11 to 3.13 and nothing else; uv is used where it is installed, because it is quicker. A step whose
inputs have not changed since it was last done is not done again.
"""

# An older Python must be able to read this file far enough to say that it is too old.
from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from tools import stamps

ROOT = Path(__file__).resolve().parents[1]
OLDEST, TOO_NEW = (3, 11), (3, 14)
INTERPRETERS = ("python3.13", "python3.12", "python3.11")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", action="store_true", help="make the environment of `make bench` instead")
    bench = parser.parse_args().bench
    folder, lock = (".venv-bench", "requirements-bench.lock") if bench else (".venv", "requirements.lock")
    python = make_environment(ROOT / folder, chosen_interpreter())
    install(python, lock, stamp=ROOT / folder / ".stamps" / "packages")
    if not bench:
        subprocess.run([python, "-m", "tools.fetch_frontend"], cwd=ROOT, check=True)


def chosen_interpreter() -> str:
    """Return this interpreter if it is of a supported version, else the first supported one on PATH."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return sys.executable
    for name in INTERPRETERS:
        # A name on PATH may be a launcher of a version that is not installed: only a run tells.
        if shutil.which(name) and _succeeds([name, "-c", ""]):
            return name
    sys.exit(
        f"Evenhand needs Python 3.11, 3.12 or 3.13. Received: {sys.version.split()[0]} at {sys.executable}. "
        "Install one of them, or name it: make setup PYTHON=python3.12"
    )


def make_environment(folder: Path, interpreter: str) -> Path:
    """Make a virtual environment in `folder` unless a working one is there; return its interpreter."""
    python = folder / "bin" / "python"
    if python.exists() and _succeeds([str(python), "-c", ""]):
        return python
    print(f"Making {folder.name}", flush=True)
    command = [interpreter, "-m", "venv", "--clear", str(folder)]
    if _succeeds(command) or (_installed_venv_package(interpreter) and _succeeds(command)):
        return python
    if shutil.which("uv") and _succeeds(["uv", "venv", "--clear", "--python", interpreter, str(folder)]):
        return python
    sys.exit(
        f"{folder}: a virtual environment could not be made with {interpreter}. "
        "Its venv module is missing or broken: on Debian and Ubuntu, apt-get install python3-venv, "
        "then run make setup again."
    )


def _installed_venv_package(interpreter: str) -> bool:
    """Install Debian's package of the venv module when this is Debian and we are root."""
    from tools.system_packages import apt_install

    version = subprocess.run(
        [interpreter, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
        capture_output=True,
        text=True,
    ).stdout.strip()
    return apt_install(f"python{version}-venv") or apt_install("python3-venv")


def install(python: Path, lock: str, *, stamp: Path) -> None:
    """Install the locked packages and the product itself, editable, unless that was done from the same files."""
    value = stamps.fingerprint(
        [ROOT / lock, ROOT / "pyproject.toml", ROOT / "src/evenhand/__init__.py"], str(ROOT), str(python)
    )
    if stamps.is_current(stamp, value):
        return
    print(f"Installing from {lock}", flush=True)
    # The lock names everything, so nothing is resolved anew: pip would take `coverage[toml]`, which a package asks
    # for, for another requirement than the locked `coverage`, and refuse it for having no hash.
    run_installer(python, ["--no-deps", "--require-hashes", "-r", lock])
    run_installer(python, ["--no-deps", "--no-build-isolation", "-e", "."])
    stamps.write(stamp, value)


def run_installer(python: Path, arguments: list[str]) -> None:
    """Install with uv where it is; with pip where it is not, or where uv cannot reach the packages."""
    quiet = ["--quiet", *arguments]
    if shutil.which("uv") and _succeeds(["uv", "pip", "install", "--python", str(python), *quiet]):
        return
    if not _succeeds([str(python), "-m", "pip", "--version"]):
        subprocess.run([python, "-m", "ensurepip"], cwd=ROOT, check=True)
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    finished = subprocess.run([*pip, *quiet], cwd=ROOT)
    if finished.returncode:
        sys.exit(
            f"{ROOT.name}: pip could not install {' '.join(arguments)}. It exited with {finished.returncode}; what "
            "it said is above. See that this machine reaches a Python package index, then run make setup again."
        )


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0


if __name__ == "__main__":
    main()
