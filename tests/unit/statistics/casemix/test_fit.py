"""Case-mix fits held against a general search for the likelihood's top, and what any fit must keep."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import root
from scipy.special import expit, logit

from evenhand.common.errors import InputError
from evenhand.statistics.casemix import CaseMixFamily, CaseMixFit, fit_casemix
from evenhand.statistics.casemix.links import slope, unlinked

RNG = np.random.default_rng(3110)
UNITS = 800
COVARIATES = np.column_stack(
    [
        RNG.normal(22.0, 11.0, UNITS),
        RNG.beta(1, 6, UNITS),
        RNG.integers(0, 2, UNITS),
        RNG.exponential(8.0, UNITS),
    ]
)
EFFECTS = np.array([0.02, -1.0, 0.3, 0.01])
SIZE = np.round(np.exp(RNG.normal(6.0, 0.8, UNITS)))
CROWDING = RNG.normal(0.0, 0.2, UNITS)
ETA = -1.2 + (COVARIATES - COVARIATES.mean(axis=0)) @ EFFECTS
FAMILIES = ("binomial", "poisson", "gaussian")
CLOSE = 1e-6
"""Of the coefficients, as the aim has it; the totals are held closer."""


def numerators(family: CaseMixFamily) -> np.ndarray:
    rng = np.random.default_rng(7)
    if family == "binomial":
        return rng.binomial(SIZE.astype(int), expit(ETA + CROWDING)).astype(float)
    if family == "poisson":
        return rng.poisson(SIZE * np.exp(ETA + CROWDING)).astype(float)
    return SIZE * (ETA + CROWDING + rng.normal(0.0, 1.0, UNITS) / np.sqrt(SIZE))


def fitted(family: CaseMixFamily) -> tuple[CaseMixFit, np.ndarray]:
    x = numerators(family)
    return fit_casemix(family, COVARIATES, x, SIZE), x


def searched(family: CaseMixFamily, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the roots of the score equations as a general solver finds them, and the information there."""
    centred = COVARIATES - np.average(COVARIATES, weights=SIZE, axis=0)
    design = np.column_stack([np.ones(UNITS), centred])
    lengths = np.sqrt((design**2).mean(axis=0))

    def score(scaled: np.ndarray) -> np.ndarray:
        eta = design @ (scaled / lengths)
        return (design / lengths).T @ (x - SIZE * unlinked(family, eta)) / SIZE.sum()

    start = np.zeros(5)
    start[0] = {"binomial": logit, "poisson": np.log, "gaussian": float}[family](x.sum() / SIZE.sum())
    found = root(score, start, tol=1e-14).x / lengths
    weight = SIZE * slope(family, design @ found)
    return found, (design.T * weight) @ design


@pytest.mark.parametrize("family", FAMILIES)
def test_coefficients_are_those_of_a_general_search(family: CaseMixFamily) -> None:
    fit, x = fitted(family)
    found, _ = searched(family, x)
    assert fit.notes == ()
    assert_allclose(fit.coefficients, found[1:], rtol=CLOSE, atol=CLOSE * 0.01)
    assert fit.intercept == pytest.approx(found[0], abs=CLOSE)


@pytest.mark.parametrize("family", FAMILIES)
def test_standard_errors_are_widened_by_over_dispersion(family: CaseMixFamily) -> None:
    fit, x = fitted(family)
    _, information = searched(family, x)
    plain = np.sqrt(np.diag(np.linalg.inv(information)))[1:]
    assert fit.dispersion > 1.0
    assert_allclose(fit.standard_errors, plain * np.sqrt(fit.dispersion), rtol=1e-5)


@pytest.mark.parametrize("family", FAMILIES)
def test_dispersion_is_pearsons_over_its_degrees_of_freedom(family: CaseMixFamily) -> None:
    fit, x = fitted(family)
    square = ((x - SIZE * fit.expected) ** 2 / (SIZE * slope(family, fit.eta))).sum()
    assert fit.dispersion == pytest.approx(square / (UNITS - 5), rel=1e-9)


@pytest.mark.parametrize("family", ["binomial", "poisson"])
def test_standard_errors_are_never_narrower_than_chance(family: CaseMixFamily) -> None:
    x = np.round(SIZE * unlinked(family, ETA))
    fit = fit_casemix(family, COVARIATES, x, SIZE)
    assert fit.dispersion < 1.0
    _, information = searched(family, x)
    assert_allclose(fit.standard_errors, np.sqrt(np.diag(np.linalg.inv(information)))[1:], rtol=1e-5)


@pytest.mark.parametrize("family", FAMILIES)
def test_expected_totals_are_the_observed_ones(family: CaseMixFamily) -> None:
    fit, x = fitted(family)
    assert SIZE @ fit.expected == pytest.approx(x.sum(), rel=1e-12)


@pytest.mark.parametrize("family", FAMILIES)
def test_an_effect_that_is_planted_is_found(family: CaseMixFamily) -> None:
    fit, _ = fitted(family)
    assert (np.abs(fit.coefficients - EFFECTS) < 3.5 * fit.standard_errors).all()


@pytest.mark.parametrize("family", FAMILIES)
def test_the_unit_of_a_covariate_does_not_matter(family: CaseMixFamily) -> None:
    fit, x = fitted(family)
    rescaled = fit_casemix(family, COVARIATES * [1e-6, 1e6, 1.0, 1.0] + [0, 0, 50, 0], x, SIZE)
    assert_allclose(rescaled.expected, fit.expected, rtol=1e-9)
    assert_allclose(rescaled.coefficients * [1e-6, 1e6, 1.0, 1.0], fit.coefficients, rtol=1e-6)


def test_a_ridge_draws_effects_together_and_leaves_the_totals() -> None:
    x = numerators("binomial")
    plain, drawn = (fit_casemix("binomial", COVARIATES, x, SIZE, ridge=ridge) for ridge in (1e-9, 10.0))
    assert np.linalg.norm(drawn.coefficients * drawn.scales) < 0.5 * np.linalg.norm(
        plain.coefficients * plain.scales
    )
    assert SIZE @ drawn.expected == pytest.approx(x.sum(), rel=1e-12)


def test_without_covariates_everybody_is_expected_to_be_like_england() -> None:
    x = numerators("binomial")
    fit = fit_casemix("binomial", np.empty((UNITS, 0)), x, SIZE)
    assert_allclose(fit.expected, x.sum() / SIZE.sum())
    assert fit.average_expected == pytest.approx(x.sum() / SIZE.sum())
    assert fit.used.all()


def test_a_score_has_a_base_of_one() -> None:
    score = RNG.normal(70.0, 5.0, UNITS)
    fit = fit_casemix("gaussian", COVARIATES, score)
    design = np.column_stack([np.ones(UNITS), COVARIATES])
    assert_allclose(fit.coefficients, np.linalg.lstsq(design, score, rcond=None)[0][1:], rtol=1e-6)
    assert fit.expected.mean() == pytest.approx(score.mean(), rel=1e-12)


@pytest.mark.parametrize(
    ("family", "shape", "options", "said"),
    [
        ("probit", (3, 1), {}, "binomial, poisson or gaussian"),
        ("binomial", (2, 1), {}, "one row a practice"),
        ("binomial", (3,), {}, "one row a practice"),
        ("binomial", (3, 2), {"names": ("one",)}, "one column a name"),
    ],
)
def test_what_does_not_fit_together_is_refused(family, shape, options, said) -> None:
    with pytest.raises(InputError, match=said):
        fit_casemix(family, np.zeros(shape), [1.0, 2.0, 3.0], 10.0, **options)
