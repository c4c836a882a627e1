"""The national run, once for all tests: real files in, a release and a site out, by the command line."""

import fcntl
import os

import pytest

from support.national import AS_OF, National, evenhand
from support.shared import shared_path


@pytest.fixture(scope="session")
def national(tmp_path_factory: pytest.TempPathFactory) -> National:
    """Ingest, assess, verify and publish the real files. Made once, whichever worker comes first."""
    data = shared_path("data/nhs")
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    run = root / "national"
    run.mkdir(exist_ok=True)
    made = National(run / "store", run / "release", run / "site")
    with (run / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        steps = {
            "ingest": (
                "ingest",
                data / "2014-15",
                data / "2021-22",
                data / "reference",
                "--store",
                made.store,
            ),
            "assess": (
                "assess",
                "--store",
                made.store,
                "--framework",
                "open-data",
                "--as-of",
                AS_OF,
                "--out",
                made.release,
            ),
            "publish": ("publish", made.release, "--out", made.site),
        }
        for step, arguments in steps.items():
            kept = run / f"{step}.txt"
            if not kept.exists():
                kept.write_text(evenhand(*arguments).stdout)
    return made
