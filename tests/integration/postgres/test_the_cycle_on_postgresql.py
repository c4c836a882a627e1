"""What accounts and the cycle promise on SQLite they keep on PostgreSQL: the same tests."""

import pytest

from support.postgres import same_tests


@pytest.mark.slow
def test_accounts_are_the_same() -> None:
    same_tests("accounts", "tests/unit/accounts")


@pytest.mark.slow
def test_the_cycle_is_the_same() -> None:
    same_tests("cycle", "tests/unit/cycle", "tests/integration/cycle")
