"""What each circumstance contributes adds up, exactly, to what context expects."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.integrate import quad_vec
from scipy.special import expit

from evenhand.statistics.casemix import contributions, expected_of, fit_casemix
from evenhand.statistics.casemix.links import slope

RNG = np.random.default_rng(88)
UNITS = 500
COVARIATES = RNG.normal(0.0, 1.0, (UNITS, 3)) * [1.0, 10.0, 0.1]
SIZE = RNG.integers(20, 900, UNITS).astype(float)
EVENTS = RNG.binomial(SIZE.astype(int), expit(-2.0 + COVARIATES @ [0.8, -0.05, 4.0])).astype(float)
FAMILIES = ("binomial", "poisson", "gaussian")


@pytest.mark.parametrize("family", FAMILIES)
def test_they_add_up_to_what_context_expects(family) -> None:
    fit = fit_casemix(family, COVARIATES, EVENTS, SIZE)
    parts = contributions(fit, COVARIATES)
    assert_allclose(parts.sum(axis=1), fit.expected - fit.average_expected, rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("family", FAMILIES)
def test_they_are_the_integral_along_the_straight_path(family) -> None:
    fit = fit_casemix(family, COVARIATES, EVENTS, SIZE)
    steps = fit.coefficients * (COVARIATES - fit.means)
    along, _ = quad_vec(
        lambda t: slope(family, fit.intercept + t * steps.sum(axis=1)), 0.0, 1.0, epsrel=1e-12
    )
    assert_allclose(contributions(fit, COVARIATES), steps * along[:, None], rtol=1e-8, atol=1e-13)


@pytest.mark.parametrize("family", FAMILIES)
def test_at_the_average_they_are_nothing_and_beside_it_continuous(family) -> None:
    covariates = COVARIATES.copy()
    fit = fit_casemix(family, covariates, EVENTS, SIZE)
    nearly = np.outer(np.linspace(-3e-6, 3e-6, UNITS), [1.0, 0.0, 0.0]) + fit.means
    eta = fit.intercept + (nearly - fit.means) @ fit.coefficients
    close = type(fit)(**{**vars(fit), "eta": eta, "expected": expected_of(fit, nearly)})
    parts = contributions(close, nearly)
    tangent = fit.coefficients * (nearly - fit.means) * slope(family, fit.intercept)
    assert_allclose(parts, tangent, rtol=1e-4, atol=1e-16)


def test_a_covariate_left_out_contributes_nothing() -> None:
    covariates = np.column_stack([COVARIATES, 2.0 * COVARIATES[:, 0]])
    fit = fit_casemix("binomial", covariates, EVENTS, SIZE)
    parts = contributions(fit, covariates)
    assert (parts[:, 3] == 0.0).all()
    assert_allclose(parts.sum(axis=1), fit.expected - fit.average_expected, rtol=1e-9, atol=1e-13)


def test_of_an_unadjusted_practice_nothing_is_known() -> None:
    covariates = COVARIATES.copy()
    covariates[4, 1] = np.nan
    fit = fit_casemix("binomial", covariates, EVENTS, SIZE)
    parts = contributions(fit, covariates)
    assert np.isnan(parts[4]).all()
    assert np.isfinite(np.delete(parts, 4, axis=0)).all()


def test_when_nothing_varies_nothing_contributes() -> None:
    fit = fit_casemix("binomial", COVARIATES, np.zeros(UNITS), SIZE)
    assert_allclose(contributions(fit, COVARIATES), 0.0)


def test_without_covariates_there_are_no_contributions() -> None:
    fit = fit_casemix("poisson", np.empty((UNITS, 0)), EVENTS, SIZE)
    assert contributions(fit, np.empty((UNITS, 0))).shape == (UNITS, 0)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_expectation_of_a_practice_can_be_asked_for_by_its_circumstances(family) -> None:
    fit = fit_casemix(family, COVARIATES, EVENTS, SIZE)
    assert_allclose(expected_of(fit, COVARIATES), fit.expected, rtol=1e-12)
    assert expected_of(fit, fit.means) == pytest.approx(fit.average_expected, rel=1e-12)
