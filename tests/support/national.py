"""The national run as its tests see it: where it left things, and the command line as its user runs it."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

AS_OF = "2022-12-31"


@dataclass(frozen=True)
class National:
    """Where the national run left its store, release and site."""

    store: Path
    release: Path
    site: Path


def evenhand(*arguments: object, expect: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command line as its user would and return what it printed; fail the test on another exit code."""
    command = [sys.executable, "-m", "evenhand", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == expect, f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def written(run: Path, data: str) -> National:
    """Ingest, assess and publish the real files of a folder, into an empty one."""
    years = (Path(data) / name for name in ("2014-15", "2021-22", "reference"))
    made = National(run / "store", run / "release", run / "site")
    asked = ("--framework", "open-data", "--as-of", AS_OF, "--out", made.release)
    evenhand("ingest", *years, "--store", made.store)
    evenhand("assess", "--store", made.store, *asked)
    evenhand("publish", made.release, "--out", made.site)
    return made
