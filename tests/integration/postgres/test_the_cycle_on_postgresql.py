"""What accounts and the cycle promise on SQLite they keep on PostgreSQL: the same tests."""

import pytest

from support.postgres import same_tests

OF_THEIR_OWN = ("test_two_people_at_once", "test_a_crash_before_the_mail", "letters/test_bulk")
"""Tests whose processes have databases of their own: whatever is set here, they run as they do elsewhere."""


@pytest.mark.slow
def test_accounts_are_the_same() -> None:
    same_tests("accounts", "tests/unit/accounts")


@pytest.mark.slow
def test_the_cycle_is_the_same() -> None:
    left_out = [f"--ignore=tests/integration/cycle/{name}.py" for name in OF_THEIR_OWN]
    same_tests("cycle", "tests/unit/cycle", "tests/integration/cycle", *left_out)
