"""What a profile hides, how it rounds, and what a shown count can stand for."""

import numpy as np
import pytest

from evenhand.publication.disclosure import PROFILES

PUBLIC, OLDER = PROFILES["counts_under_eight"], PROFILES["counts_under_six"]


def test_zero_is_shown_and_one_to_seven_are_hidden() -> None:
    counts = np.array([0.0, 1.0, 7.0, 8.0, np.nan])
    assert PUBLIC.hides(counts).tolist() == [False, True, True, False, False]
    assert OLDER.hides(np.array([5.0, 6.0])).tolist() == [True, False]


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (8, 10), (12, 10), (13, 15), (1002, 1000)])
def test_counts_are_rounded_to_the_nearest_five(count: float, shown: float) -> None:
    assert PUBLIC.rounded(np.array([float(count)]))[0] == shown


def test_the_older_rule_does_not_round() -> None:
    assert OLDER.rounded(np.array([6.0, 13.0])).tolist() == [6.0, 13.0]


def test_a_shown_count_stands_for_what_rounds_to_it_and_never_for_a_hidden_one() -> None:
    lower, upper = PUBLIC.window(np.array([0.0, 10.0, 15.0]))
    assert lower.tolist() == [0.0, 8.0, 13.0]
    assert upper.tolist() == [0.0, 12.0, 17.0]
