"""Reliability and the size it needs, against the closed forms."""

import numpy as np
import polars as pl
from numpy.testing import assert_allclose

from evenhand.statistics.reliability import (
    pairwise_factor,
    reliability,
    size_needed,
    smoothed_variance,
    spearman_brown,
)
from support.shared import shared_path


def known(name: str) -> pl.DataFrame:
    return pl.read_csv(shared_path(f"known_answers/reliability/{name}.csv"))


def test_spearman_and_browns_formula() -> None:
    table = known("spearman_brown")
    found = spearman_brown(table["icc"].to_numpy(), table["n"].to_numpy())
    assert_allclose(found, table["reliability_spearman_brown"].to_numpy(), rtol=1e-9)


def test_the_size_needed() -> None:
    table = known("n_required")
    found = size_needed(table["icc"].to_numpy(), table["target"].to_numpy())
    assert_allclose(found, table["n_required"].to_numpy(), rtol=1e-9)
    assert np.isinf(size_needed(0.0, 0.7))


def test_goldstein_and_healys_bars() -> None:
    table = known("goldstein_healy_pairwise")
    found = pairwise_factor(table["se_ratio"].to_numpy())
    assert_allclose(found, table["z_per_interval_for_95pct_pairwise"].to_numpy(), rtol=1e-9)


def test_the_size_needed_gives_the_reliability_asked_for() -> None:
    assert_allclose(spearman_brown(0.03, size_needed(0.03, [0.7, 0.9])), [0.7, 0.9])


def test_units_that_do_not_differ_have_no_reliability_and_what_is_no_sample_has_all() -> None:
    assert_allclose(reliability(0.0, [1.0, 0.0, np.nan]), [0.0, 0.0, np.nan])
    assert_allclose(reliability(0.5, [0.5, 0.0]), [0.5, 1.0])


def test_none_of_few_is_not_certain() -> None:
    variance = smoothed_variance([0.0, 10.0, 5.0, 1.0], [10.0, 10.0, 10.0, 0.0])
    assert variance[0] > 0
    assert_allclose(variance[0], variance[1])
    assert_allclose(variance[2], 0.025)
    assert np.isnan(variance[3])
