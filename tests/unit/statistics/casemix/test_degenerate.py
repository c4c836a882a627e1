"""Data a case-mix fit cannot learn from as they are: each has a decided answer, and says so."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit

from evenhand.statistics.casemix import fit_casemix, irls

RNG = np.random.default_rng(12)
UNITS = 400
ONE, TWO = RNG.normal(30.0, 8.0, UNITS), RNG.normal(size=UNITS)
SIZE = RNG.integers(50, 500, UNITS).astype(float)
EVENTS = RNG.binomial(SIZE.astype(int), expit(-1.0 + 0.4 * TWO)).astype(float)
FAMILIES = ("binomial", "poisson", "gaussian")


def totals_hold(fit, x, n) -> None:
    usable = np.isfinite(fit.expected)
    assert (n * fit.expected)[usable].sum() == pytest.approx(x[usable].sum(), rel=1e-9)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("value", [0.0, 3.0, 1e9])
def test_a_constant_covariate_is_left_out_and_named(family, value) -> None:
    fit = fit_casemix(
        family, np.column_stack([np.full(UNITS, value), TWO]), EVENTS, SIZE, names=("size", "age")
    )
    alone = fit_casemix(family, TWO[:, None], EVENTS, SIZE)
    assert fit.left_out.tolist() == [True, False]
    assert fit.coefficients[0] == 0.0
    assert np.isnan(fit.standard_errors[0])
    assert fit.notes == ("size is not allowed for: every practice has the same",)
    assert_allclose(fit.expected, alone.expected, rtol=1e-12)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("copy", [-2.0 * ONE + 5.0, 3.0 * TWO + ONE, TWO * (1 + 1e-12)])
def test_a_covariate_that_follows_from_the_others_is_left_out_and_named(family, copy) -> None:
    fit = fit_casemix(family, np.column_stack([ONE, TWO, copy]), EVENTS, SIZE, names=("a", "b", "c"))
    without = fit_casemix(family, np.column_stack([ONE, TWO]), EVENTS, SIZE)
    assert fit.left_out.tolist() == [False, False, True]
    assert fit.notes == ("c is not allowed for: it follows from the other circumstances",)
    assert_allclose(fit.expected, without.expected, rtol=1e-12)


def test_shares_that_add_up_to_one_lose_the_last() -> None:
    shares = RNG.dirichlet([4, 3, 2], UNITS)
    fit = fit_casemix("binomial", shares, EVENTS, SIZE)
    assert fit.left_out.tolist() == [False, False, True]


def test_nearly_collinear_covariates_stay_and_say_so_by_their_errors() -> None:
    nearly = ONE + RNG.normal(0.0, 0.05, UNITS)
    fit = fit_casemix("binomial", np.column_stack([ONE, nearly]), EVENTS, SIZE)
    alone = fit_casemix("binomial", ONE[:, None], EVENTS, SIZE)
    assert not fit.left_out.any()
    assert (fit.standard_errors > 50 * alone.standard_errors).all()
    totals_hold(fit, EVENTS, SIZE)


def test_a_covariate_that_separates_all_from_none_is_left_out_and_named() -> None:
    high = ONE > 30.0
    x = np.where(high, SIZE, 0.0)
    fit = fit_casemix("binomial", np.column_stack([high, TWO]), x, SIZE, names=("high", "age"))
    assert fit.left_out.tolist() == [True, False]
    assert fit.notes == ("Not allowed for: high separates practices with none, or all, from the rest",)
    assert np.abs(fit.coefficients).max() < 1.0
    totals_hold(fit, x, SIZE)


def test_a_covariate_that_alone_separates_leaves_nothing_to_allow_for() -> None:
    x = np.where(ONE > 30.0, SIZE, 0.0)
    fit = fit_casemix("binomial", (ONE > 30.0)[:, None], x, SIZE, names=("high",))
    assert fit.left_out.all()
    assert fit.notes == ("Nothing is allowed for: high separates practices with none, or all, from the rest",)
    assert_allclose(fit.expected, x.sum() / SIZE.sum())


@pytest.mark.parametrize("few", [1, 5, 50])
@pytest.mark.parametrize(("family", "share"), [("binomial", 0.0), ("binomial", 1.0), ("poisson", 0.0)])
def test_a_few_practices_marked_out_that_have_none_or_all_are_separated(few, family, share) -> None:
    marked = np.arange(UNITS) < few
    x = np.where(marked, share * SIZE, EVENTS)
    fit = fit_casemix(family, np.column_stack([TWO, marked]), x, SIZE, names=("age", "marked"))
    assert fit.left_out.tolist() == [False, True]
    assert fit.notes == ("Not allowed for: marked separates practices with none, or all, from the rest",)
    assert fit.expected[0] == pytest.approx(EVENTS.sum() / SIZE.sum(), rel=1.5)
    totals_hold(fit, x, SIZE)


@pytest.mark.parametrize("family", ["binomial", "poisson"])
def test_one_event_among_the_practices_marked_out_is_an_effect(family) -> None:
    marked = np.arange(UNITS) < 5
    x = np.where(marked, 0.0, EVENTS)
    x[0] = 1.0
    fit = fit_casemix(family, np.column_stack([TWO, marked]), x, SIZE)
    assert fit.notes == ()
    assert SIZE[:5] @ fit.expected[:5] == pytest.approx(1.0, rel=1e-5)


@pytest.mark.parametrize("ridge", [0.0, 1e-12])
def test_separation_is_found_whatever_the_ridge(ridge) -> None:
    x = np.where(ONE > 30.0, SIZE, 0.0)
    fit = fit_casemix("binomial", np.column_stack([ONE, TWO]), x, SIZE, ridge=ridge)
    assert fit.left_out.tolist() == [True, False]


def test_a_place_where_nothing_happens_separates_rates_too() -> None:
    never = ONE > 30.0
    x = np.where(never, 0.0, EVENTS)
    fit = fit_casemix("poisson", never[:, None], x, SIZE, names=("never",))
    assert fit.left_out.all()
    assert "separates" in fit.notes[0]
    totals_hold(fit, x, SIZE)


@pytest.mark.parametrize("family", FAMILIES)
def test_three_practices_are_too_few_to_learn_an_effect_from(family) -> None:
    fit = fit_casemix(family, [[1.0], [2.0], [4.0]], [10.0, 20.0, 30.0], [100.0, 80.0, 90.0])
    assert fit.notes == (
        "Nothing is allowed for: 3 practices are too few to learn the effects of 1 circumstances",
    )
    assert_allclose(fit.expected, 60.0 / 270.0)
    assert fit.used.all()


@pytest.mark.parametrize("family", FAMILIES)
def test_one_practice_is_expected_to_be_itself(family) -> None:
    fit = fit_casemix(family, np.empty((1, 0)), [10.0], [100.0])
    assert_allclose(fit.expected, 0.1)
    assert np.isnan(fit.dispersion)


@pytest.mark.parametrize("family", FAMILIES)
def test_practices_that_are_all_equal_owe_nothing_to_circumstances(family) -> None:
    fit = fit_casemix(family, np.column_stack([ONE, TWO]), 0.4 * SIZE, SIZE)
    assert_allclose(fit.coefficients * fit.scales, 0.0, atol=1e-9)
    assert_allclose(fit.expected, 0.4, rtol=1e-9)
    assert fit.dispersion == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("family", "share"), [("binomial", 0.0), ("binomial", 1.0), ("poisson", 0.0)])
def test_none_or_all_everywhere_is_expected_of_everybody(family, share) -> None:
    fit = fit_casemix(family, TWO[:, None], share * SIZE, SIZE)
    assert_allclose(fit.expected, share)
    assert fit.left_out.all()
    assert fit.notes == (f"Nothing is allowed for: every practice's figure is {share:g}",)


@pytest.mark.parametrize("family", FAMILIES)
def test_all_suppressed_is_no_expectation_and_no_warning(family) -> None:
    fit = fit_casemix(family, TWO[:, None], np.full(UNITS, np.nan), SIZE)
    assert np.isnan(fit.expected).all()
    assert np.isnan(fit.average_expected)
    assert not fit.used.any()
    assert not fit.unadjusted.any()


@pytest.mark.parametrize("family", FAMILIES)
def test_no_practice_at_all_is_no_expectation(family) -> None:
    fit = fit_casemix(family, np.empty((0, 2)), [], [])
    assert fit.expected.shape == (0,)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_missing_covariate_is_neither_dropped_nor_guessed(family) -> None:
    covariates = np.column_stack([ONE, TWO])
    covariates[:30, 0] = np.nan
    fit = fit_casemix(family, covariates, EVENTS, SIZE)
    others = fit_casemix(family, covariates[30:], EVENTS[30:], SIZE[30:])
    assert fit.unadjusted.tolist() == [True] * 30 + [False] * (UNITS - 30)
    assert_allclose(fit.coefficients, others.coefficients, rtol=1e-9)
    assert_allclose(fit.expected[:30], fit.average_expected, rtol=1e-12)
    totals_hold(fit, EVENTS, SIZE)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_covariate_nobody_has_leaves_everybody_unadjusted(family) -> None:
    fit = fit_casemix(family, np.column_stack([np.full(UNITS, np.nan), TWO]), EVENTS, SIZE)
    assert fit.unadjusted.all()
    assert_allclose(fit.expected, EVENTS.sum() / SIZE.sum())
    assert fit.notes


def test_a_suppressed_figure_has_no_expectation_and_takes_no_part() -> None:
    x = EVENTS.copy()
    x[:50] = np.nan
    fit = fit_casemix("binomial", TWO[:, None], x, SIZE)
    assert np.isnan(fit.expected[:50]).all()
    assert SIZE[50:] @ fit.expected[50:] == pytest.approx(EVENTS[50:].sum(), rel=1e-12)


@pytest.mark.parametrize(("x", "n"), [(5.0, 0.0), (-1.0, 10.0), (11.0, 10.0), (1.0, np.inf), (1.0, np.nan)])
def test_an_impossible_figure_is_no_figure(x, n) -> None:
    fit = fit_casemix("binomial", np.append(TWO, 0.5)[:, None], np.append(EVENTS, x), np.append(SIZE, n))
    assert np.isnan(fit.expected[-1])
    assert_allclose(
        fit.coefficients, fit_casemix("binomial", TWO[:, None], EVENTS, SIZE).coefficients, rtol=1e-12
    )


def test_a_practice_of_a_million_does_not_unsettle_the_fit() -> None:
    size = np.append(SIZE, 1e7)
    fit = fit_casemix("binomial", np.append(TWO, 12.0)[:, None], np.append(EVENTS, 10.0), size)
    assert np.isfinite(fit.coefficients).all()
    totals_hold(fit, np.append(EVENTS, 10.0), size)


def test_where_all_whose_circumstances_are_known_have_none_nothing_is_allowed_for() -> None:
    covariates = TWO[:, None].copy()
    covariates[:10] = np.nan
    x = np.where(np.arange(UNITS) < 10, EVENTS, 0.0)
    fit = fit_casemix("binomial", covariates, x, SIZE)
    assert "one figure" in fit.notes[0]
    assert_allclose(fit.expected, x.sum() / SIZE.sum())
    totals_hold(fit, x, SIZE)


def test_a_fit_that_does_not_settle_allows_for_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(irls, "MOST_STEPS", 1)
    fit = fit_casemix("binomial", TWO[:, None], EVENTS, SIZE)
    assert fit.notes == ("Nothing is allowed for: the fit did not settle",)
    assert_allclose(fit.expected, EVENTS.sum() / SIZE.sum())
