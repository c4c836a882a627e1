"""Which tests go to the same worker, where several work side by side."""

from typing import Final

from xdist.scheduler import LoadScopeScheduling

TOGETHER: Final = ("tests/acceptance/", "tests/integration/cli/", "tests/integration/demo/")
"""Folders whose files share an England that takes half a minute to make."""
LONGEST: Final = "tests/integration/postgres/"
"""Tests that run whole folders once more."""
APART: Final = "_the_same"
"""How those of them end that share nothing with their neighbours, and take minutes each."""


class ByWhatIsShared(LoadScopeScheduling):  # type: ignore[misc]
    """A file's tests at one worker, and those of folders whose files share what is made for them."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what the tests have in common that stay together."""
        path, _, test = nodeid.partition("::")
        if path.startswith(LONGEST) and test.endswith(APART):
            return nodeid
        return next((folder for folder in TOGETHER if path.startswith(folder)), path)
