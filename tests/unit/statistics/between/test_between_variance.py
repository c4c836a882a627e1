"""The variance between units, against metafor's, and at its edges."""

import json

import numpy as np
import polars as pl
import pytest
from numpy.testing import assert_allclose

from evenhand.common.errors import InputError
from evenhand.statistics.between import between_variance
from support.shared import shared_path

SETS = {
    "bcg": ("bcg_input.csv", "yi", "vi"),
    "ny1992_31hospitals": ("ny1992_31hospitals_input.csv", "y", "se"),
    "eight_schools": ("eight_schools_input.csv", "y", "se"),
}
RELATIVE = {"DL": 1e-12, "HE": 1e-12, "SJ": 1e-12, "PM": 1e-4}
"""Closed forms agree to rounding, those that iterate as far as metafor's own steps go: for PM to 1e-4."""


def inputs(name: str) -> tuple[np.ndarray, np.ndarray]:
    file, value, spread = SETS[name]
    table = pl.read_csv(shared_path(f"known_answers/tau2/{file}"))
    squared = 1 if spread == "vi" else 2
    return table[value].cast(pl.Float64).to_numpy(), table[spread].cast(pl.Float64).to_numpy() ** squared


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("estimator", ["DL", "REML", "ML", "PM", "HE", "SJ", "EB"])
def test_it_agrees_with_metafor(name: str, estimator: str) -> None:
    known = json.loads(shared_path("known_answers/tau2/metafor_expected.json").read_text())[name][estimator]
    found = between_variance(*inputs(name), "PM" if estimator == "EB" else estimator)
    close = {"rtol": RELATIVE.get(estimator, 1e-5), "atol": RELATIVE.get(estimator, 1e-6)}
    assert_allclose(found.tau2, known["tau2"], **close)
    assert_allclose([found.mean, found.se], [known["mu"], known["se"]], **close)
    assert_allclose(found.q, known["Q"], rtol=1e-10)
    assert_allclose([100 * found.i2, found.h2], [known["I2"], known["H2"]], rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("estimator", ["DL", "REML", "ML", "PM", "HE", "SJ"])
def test_units_all_alike_do_not_differ(estimator: str) -> None:
    assert between_variance([2.0] * 5, [1.0] * 5, estimator).tau2 == 0.0


def test_one_unit_and_none_tell_nothing_of_others() -> None:
    one = between_variance([3.0, np.nan, 5.0], [4.0, 1.0, 0.0])
    assert (one.tau2, one.mean, one.se, one.units) == (0.0, 3.0, 2.0, 1)
    assert np.isnan(between_variance([], []).mean)


@pytest.mark.parametrize("name", SETS)
def test_paule_and_mandels_equation_is_solved(name: str) -> None:
    y, v = inputs(name)
    found = between_variance(y, v, "PM")
    w = 1.0 / (v + found.tau2)
    q = float(w @ (y - found.mean) ** 2)
    assert q == pytest.approx(y.size - 1, rel=1e-9) or (found.tau2 == 0.0 and q < y.size - 1)


def test_an_unknown_estimator_is_named() -> None:
    with pytest.raises(InputError, match="Choose one of DL, REML"):
        between_variance([1.0, 2.0], [1.0, 1.0], "best")


def test_many_units_give_back_the_planted_variance() -> None:
    rng = np.random.default_rng(2)
    v = np.exp(rng.normal(-1.0, 0.5, 4000))
    y = rng.normal(0.0, np.sqrt(v + 0.25))
    assert between_variance(y, v).tau2 == pytest.approx(0.25, rel=0.1)
