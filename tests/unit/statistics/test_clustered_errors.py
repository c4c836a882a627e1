"""Practices of an area are alike: a slope between areas is known less well than their number makes it look."""

import numpy as np
import pytest
from scipy.special import expit

from evenhand.statistics.casemix import fit_casemix

RNG = np.random.default_rng(17)
AREAS, EACH = 60, 30
AREA = np.repeat(np.arange(AREAS), EACH)


def slopes(repeats: int) -> np.ndarray:
    """Return, for made Englands, how far the slope found is from the slope planted, in its standard errors."""
    away = np.empty((repeats, 2))
    for repeat in range(repeats):
        x = RNG.normal(size=AREAS)[AREA] + RNG.normal(0.0, 0.5, AREA.size)
        eta = -1.0 + 0.1 * x + RNG.normal(0.0, 0.2, AREAS)[AREA] + RNG.normal(0.0, 0.1, AREA.size)
        n = RNG.integers(100, 400, AREA.size).astype(float)
        counts = RNG.binomial(n.astype(int), expit(eta)).astype(float)
        for column, clusters in enumerate((None, AREA)):
            fit = fit_casemix("binomial", x[:, None], counts, n, clusters=clusters)
            away[repeat, column] = (fit.coefficients[0] - 0.1) / fit.standard_errors[0]
    return away


def test_an_interval_that_knows_of_areas_covers_the_slope_as_often_as_it_says() -> None:
    covered = (np.abs(slopes(150)) < 1.96).mean(axis=0)
    assert covered[0] < 0.8
    assert 0.88 <= covered[1] <= 0.99


def test_expectations_are_the_same_with_and_without_areas() -> None:
    x, n = RNG.normal(size=(AREA.size, 1)), np.full(AREA.size, 50.0)
    counts = RNG.binomial(50, 0.3, AREA.size).astype(float)
    with_areas, without = (fit_casemix("binomial", x, counts, n, clusters=one) for one in (AREA, None))
    assert (with_areas.expected == without.expected).all()


def test_few_areas_leave_the_errors_as_they_are_and_none_is_an_area_of_its_own() -> None:
    x, n = RNG.normal(size=(AREA.size, 1)), np.full(AREA.size, 50.0)
    counts = RNG.binomial(50, 0.3, AREA.size).astype(float)
    plain = fit_casemix("binomial", x, counts, n).standard_errors
    few = fit_casemix("binomial", x, counts, n, clusters=AREA % 6).standard_errors
    assert few == pytest.approx(plain)
    alone = fit_casemix("binomial", x, counts, n, clusters=np.full(AREA.size, -1)).standard_errors
    assert alone == pytest.approx(plain, rel=0.15)
