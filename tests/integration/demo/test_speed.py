"""A synthetic England as large as the real one, with every dataset of three years, is written while one waits."""

import time
from pathlib import Path

import pytest

from evenhand.demo import write_england

MOST_SECONDS = 120.0


@pytest.mark.slow
def test_all_of_england_is_written_within_two_minutes(tmp_path: Path) -> None:
    begun = time.perf_counter()
    write_england(tmp_path, practices=6_500, areas=42, quiet=True)
    assert time.perf_counter() - begun < MOST_SECONDS
