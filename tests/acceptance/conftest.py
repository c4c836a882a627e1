"""The national run, once for all tests: real files in, a release and a site out, by the command line."""

from pathlib import Path

import pytest

from support.national import AS_OF, National, evenhand
from support.once import made_once
from support.shared import shared_path


@pytest.fixture(scope="session")
def national() -> National:
    """Ingest, assess, verify and publish the real files. Made once, whichever worker comes first."""
    shared_path("data/nhs")
    return made_once("national", _made)


def _made(run: Path) -> National:
    data, made = shared_path("data/nhs"), National(run / "store", run / "release", run / "site")
    asked = ("--framework", "open-data", "--as-of", AS_OF, "--out", made.release)
    evenhand("ingest", data / "2014-15", data / "2021-22", data / "reference", "--store", made.store)
    evenhand("assess", "--store", made.store, *asked)
    evenhand("publish", made.release, "--out", made.site)
    return made
