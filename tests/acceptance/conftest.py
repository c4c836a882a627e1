"""The national run, once for all tests: real files in, a release and a site out, by the command line."""

import pytest

from support.national import National
from support.once import made_once
from support.shared import shared_path


@pytest.fixture(scope="session")
def national() -> National:
    """Ingest, assess, verify and publish the real files. Made once, whichever worker comes first."""
    made: National = made_once("national", "support.national:written", str(shared_path("data/nhs")))
    return made
