"""Pages are the same on PostgreSQL, and so is each audience's way through them; how one looks hangs on no database."""

import pytest

from support.postgres import same_tests

AUDIENCES = tuple(
    f"tests/functional/web/{name}"
    for name in ("public", "practice", "commissioner", "lmc", "demo", "test_signing_in.py")
)
HOW_IT_IS_SAID = "tests/integration/web/test_every_page_in_another_language.py"
"""What language a page is in hangs on no database either."""
CYCLE = tuple(f"tests/functional/web/{name}" for name in ("cycle", "cases", "letters", "reviews"))


@pytest.mark.slow
def test_pages_are_the_same() -> None:
    same_tests("pages", "tests/integration/web", f"--ignore={HOW_IT_IS_SAID}")


@pytest.mark.slow
def test_journeys_in_a_browser_are_the_same() -> None:
    same_tests("journeys", *AUDIENCES, "-m", "not every_page")


@pytest.mark.slow
def test_the_cycles_journeys_in_a_browser_are_the_same() -> None:
    same_tests("cycle_journeys", *CYCLE, "-m", "not every_page")
