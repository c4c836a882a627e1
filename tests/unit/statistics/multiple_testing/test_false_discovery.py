"""Benjamini and Hochberg's q, against their own figures and by its definition."""

import numpy as np
import polars as pl
from numpy.testing import assert_allclose

from evenhand.statistics.multiple_testing import benjamini_hochberg, two_sided_p
from support.shared import shared_path


def test_it_gives_the_published_answer() -> None:
    known = pl.read_csv(shared_path("known_answers/multiple_testing/bh1995_padjust.csv"))
    assert_allclose(benjamini_hochberg(known["p"].to_numpy()), known["BH"].to_numpy(), rtol=1e-9)


def test_a_missing_test_is_not_counted() -> None:
    assert_allclose(benjamini_hochberg([0.01, np.nan, 0.5]), [0.02, np.nan, 0.5])


def test_equal_p_have_equal_q_and_none_is_above_one() -> None:
    assert_allclose(benjamini_hochberg([0.2, 0.2, 1.0, 1.0]), [0.4, 0.4, 1.0, 1.0])


def test_no_test_at_all_gives_nothing() -> None:
    assert np.isnan(benjamini_hochberg([np.nan])).all()
    assert benjamini_hochberg([]).size == 0


def test_both_tails_count() -> None:
    assert_allclose(
        two_sided_p([0.0, 1.959963984540054, -1.959963984540054, np.nan]), [1.0, 0.05, 0.05, np.nan]
    )
