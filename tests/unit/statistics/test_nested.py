"""The two-level model and the split, held against matrices written out in full."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from evenhand.statistics.nested import NO_AREA, NestedModel, nested_model, sampling_variances, split

RNG = np.random.default_rng(3)
UNITS, AREAS = 3000, 60
AREA = RNG.integers(0, AREAS, UNITS)
VARIANCE = np.exp(RNG.normal(-6.0, 1.0, UNITS))
OF_AREAS = RNG.normal(0.0, 0.03, AREAS)
OF_PRACTICES = RNG.normal(0.0, 0.05, UNITS)
RESIDUAL = OF_AREAS[AREA] + OF_PRACTICES + RNG.normal(0.0, np.sqrt(VARIANCE))


def covariance(model: NestedModel, area: np.ndarray, variance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    shared = model.tau2_areas * (area[:, None] == area[None, :])
    return shared, shared + np.diag(variance + model.tau2)


def test_planted_variances_are_found() -> None:
    model = nested_model(RESIDUAL, VARIANCE, AREA)
    assert np.sqrt(model.tau2) == pytest.approx(0.05, rel=0.05)
    assert np.sqrt(model.tau2_areas) == pytest.approx(0.03, rel=0.25)


def test_place_and_unexplained_are_the_best_linear_unbiased_predictors() -> None:
    r, s2, area = RESIDUAL[:200], VARIANCE[:200], AREA[:200]
    model = nested_model(r, s2, area)
    shared, whole = covariance(model, area, s2)
    assert model.tau2_areas > 0
    assert_allclose(model.place, shared @ np.linalg.solve(whole, r), atol=1e-14)
    parts = split(r, 0.0, np.zeros(200), model)
    assert_allclose(parts.unexplained, model.tau2 * np.linalg.solve(whole, r), atol=1e-14)


def test_the_parts_add_up_to_the_gap() -> None:
    value, expected = 0.4 + RESIDUAL, 0.4 + RNG.normal(0.0, 0.02, UNITS)
    parts = split(value, 0.38, expected, nested_model(value - expected, VARIANCE, AREA))
    assert_allclose(
        parts.context + parts.place + parts.chance + parts.unexplained, parts.gap, rtol=1e-12, atol=1e-15
    )
    assert_allclose(parts.gap, value - 0.38, rtol=1e-15)


def test_the_interval_of_what_is_left_covers_it_as_often_as_it_says() -> None:
    parts = split(RESIDUAL, 0.0, np.zeros(UNITS), nested_model(RESIDUAL, VARIANCE, AREA))
    covered = ((parts.lower <= OF_PRACTICES) & (parts.upper >= OF_PRACTICES)).mean()
    assert 0.93 <= covered <= 0.97


def test_the_interval_is_that_of_the_predictor() -> None:
    r, s2, area = RESIDUAL[:200], VARIANCE[:200], AREA[:200]
    model = nested_model(r, s2, area)
    _, whole = covariance(model, area, s2)
    left = model.tau2 - model.tau2**2 * np.diag(np.linalg.inv(whole))
    parts = split(r, 0.0, np.zeros(200), model)
    assert_allclose(parts.upper - parts.lower, 2 * 1.959963984540054 * np.sqrt(left), rtol=1e-9)


def test_an_areas_interval_covers_its_effect_as_often_as_it_says() -> None:
    model = nested_model(RESIDUAL, VARIANCE, AREA)
    half = 1.96 * np.sqrt(model.area_variance)
    assert (np.abs(model.area_effect - OF_AREAS) <= half).mean() >= 0.85


def test_one_area_cannot_be_told_from_its_practices() -> None:
    model = nested_model(RESIDUAL[:50], VARIANCE[:50], np.zeros(50, dtype=int))
    assert model.tau2_areas == 0.0
    assert_allclose(model.place, 0.0)


def test_a_practice_without_an_area_has_no_place() -> None:
    area = np.where(np.arange(UNITS) < 10, NO_AREA, AREA)
    model = nested_model(RESIDUAL, VARIANCE, area)
    assert_allclose(model.place[:10], 0.0)
    assert np.abs(model.place[10:]).max() > 0


@pytest.mark.parametrize("residuals", [[0.0] * 5, [1.0], []])
def test_nothing_to_tell_apart_is_no_variation(residuals: list[float]) -> None:
    model = nested_model(residuals, 0.0, np.zeros(len(residuals), dtype=int))
    assert (model.tau2, model.tau2_areas) == (0.0, 0.0)
    assert_allclose(model.reliability, 0.0)


def test_amounts_are_no_samples_so_nothing_of_them_is_chance() -> None:
    parts = split(RESIDUAL, 0.0, np.zeros(UNITS), nested_model(RESIDUAL, 0.0, np.full(UNITS, NO_AREA)))
    assert_allclose(parts.reliability, 1.0)
    assert_allclose(parts.chance, 0.0, atol=1e-15)
    assert_allclose(parts.lower, parts.upper)


def test_without_variation_all_that_is_left_is_chance() -> None:
    quiet = RNG.normal(0.0, 0.01, 400)
    parts = split(quiet, 0.0, np.zeros(400), nested_model(quiet, 1.0, AREA[:400]))
    assert_allclose(parts.unexplained, 0.0)
    assert_allclose(parts.chance, quiet)


def test_a_missing_figure_has_no_parts_and_moves_nobody() -> None:
    r = np.append(RESIDUAL, np.nan)
    model = nested_model(r, np.append(VARIANCE, 0.01), np.append(AREA, 0))
    assert np.isnan(model.place[-1])
    assert np.isnan(split(r, 0.0, np.zeros(r.size), model).gap[-1])
    assert model.tau2 == pytest.approx(nested_model(RESIDUAL, VARIANCE, AREA).tau2)


def test_degrees_of_freedom_lost_widen_the_variation() -> None:
    r = RNG.normal(0.0, 1.0, 20)
    area = np.arange(20)
    assert nested_model(r, 0.0, area, lost=4).tau2 == pytest.approx((r**2).sum() / 16.0, rel=1e-6)
    assert nested_model(r, 0.0, area, lost=99).tau2 > 0


def test_chance_at_the_expected_value() -> None:
    assert_allclose(sampling_variances("binomial", [0.2, 0.0], [50.0, 50.0]), [0.0032, 0.0])
    assert_allclose(sampling_variances("poisson", [0.02, 0.02], [100.0, 0.0]), [0.0002, np.nan])
    assert_allclose(sampling_variances("gaussian", [7.0], [4.0]), [0.25])
