"""Random intercepts: what is planted is found, and the edges have decided answers."""

import sys
from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import binom, norm, poisson

from evenhand.common.errors import InputError
from evenhand.statistics.casemix import NO_GROUP, fit_casemix, random_intercept
from evenhand.statistics.casemix.links import CaseMixFamily
from evenhand.statistics.casemix.random_intercept_likelihood import maximise

random_intercept_module = sys.modules["evenhand.statistics.casemix.random_intercept"]
"""The package gives the function by the module's name."""

RNG = np.random.default_rng(20220401)
UNITS, GROUPS = 1500, 150
GROUP = np.concatenate([np.arange(GROUPS), RNG.integers(0, GROUPS, UNITS - GROUPS)])
COVARIATES = RNG.normal(0.0, 1.0, (UNITS, 2)) * [1.0, 20.0] + [0.0, 50.0]
EFFECT = RNG.normal(0.0, 0.4, GROUPS)
SIZE = RNG.integers(20, 400, UNITS).astype(float)
ETA = -1.5 + COVARIATES @ [0.3, 0.01] + EFFECT[GROUP]
EVENTS = RNG.binomial(SIZE.astype(int), expit(ETA)).astype(float)
NO_COVARIATES = np.empty((4, 0))


GRID = np.linspace(-9.0, 9.0, 721)
"""Of the effect in standard deviations: equal steps, as no Gauss-Hermite rule has them."""


def exact(family: CaseMixFamily, x: np.ndarray, n: np.ndarray, group: np.ndarray, design: np.ndarray):
    """Maximise the likelihood summed over a fine grid of each group's effect, by a search without slopes."""

    def downhill(parameters: np.ndarray) -> float:
        at = (design @ parameters[:-1])[:, None] + np.exp(parameters[-1]) * GRID
        logs = (
            binom.logpmf(x[:, None], n[:, None], expit(at))
            if family == "binomial"
            else poisson.logpmf(x[:, None], n[:, None] * np.exp(at))
        )
        together = np.array([logs[group == g].sum(axis=0) for g in range(group.max() + 1)])
        return -float(np.log((np.exp(together) * norm.pdf(GRID)).sum(axis=1) * (GRID[1] - GRID[0])).sum())

    start = np.append(np.zeros(design.shape[1]), -1.0)
    return minimize(
        downhill, start, method="Nelder-Mead", options={"xatol": 1e-6, "fatol": 1e-10, "maxiter": 2000}
    )


def test_a_sum_over_a_grid_and_a_search_give_the_same_binomial_fit() -> None:
    group, size = np.array([0, 0, 1, 1, 2, 3, 3, 4, 5, 5]), np.arange(3.0, 13.0)
    events = np.array([0, 3, 0, 1, 5, 6, 7, 2, 4, 9], dtype=float)
    fit = random_intercept("binomial", np.empty((10, 0)), events, size, groups=group, nodes=40)
    found = exact("binomial", events, size, group, np.ones((10, 1)))
    assert fit.log_likelihood == pytest.approx(-found.fun, abs=1e-8)
    assert_allclose([fit.intercept, fit.tau], [found.x[0], np.exp(found.x[1])], atol=2e-5)


def test_a_sum_over_a_grid_and_a_search_give_the_same_poisson_fit() -> None:
    covariate = np.tile([0.0, 1.0], 10)
    group = np.repeat(np.arange(6), [3, 3, 3, 3, 4, 4])
    base, events = np.full(20, 2.5), np.array([0, 2, 1, 5, 9, 6, 1, 4, 0, 3, 2, 8, 3, 3, 7, 12, 1, 0, 2, 2.0])
    fit = random_intercept("poisson", covariate[:, None], events, base, groups=group, nodes=40)
    found = exact("poisson", events, base, group, np.column_stack([np.ones(20), covariate - 0.5]))
    assert fit.log_likelihood == pytest.approx(-found.fun, abs=1e-8)
    assert_allclose(
        [fit.intercept, fit.coefficients[0], fit.tau], [*found.x[:2], np.exp(found.x[2])], atol=2e-5
    )


@pytest.mark.parametrize("nodes", [1, 7, 15])
def test_what_is_planted_is_found(nodes: int) -> None:
    fit = random_intercept("binomial", COVARIATES, EVENTS, SIZE, groups=GROUP, nodes=nodes)
    assert fit.converged
    assert fit.notes == ()
    assert fit.tau == pytest.approx(0.4, abs=3 * fit.tau_error)
    assert (np.abs(fit.coefficients - [0.3, 0.01]) < 3 * fit.standard_errors).all()
    assert np.corrcoef(fit.effect, EFFECT)[0, 1] > 0.95
    covered = np.abs(fit.effect - EFFECT) < 1.96 * fit.effect_sd
    assert 0.88 <= covered.mean() <= 1.0


def test_planted_rates_are_found() -> None:
    base = SIZE / 50.0
    events = RNG.poisson(base * np.exp(ETA + 1.5)).astype(float)
    fit = random_intercept("poisson", COVARIATES, events, base, groups=GROUP)
    assert fit.tau == pytest.approx(0.4, abs=3 * fit.tau_error)
    assert (np.abs(fit.coefficients - [0.3, 0.01]) < 3 * fit.standard_errors).all()


def test_standard_errors_are_those_of_repeated_samples() -> None:
    found = []
    for _ in range(40):
        effect = RNG.normal(0.0, 0.5, 80)
        covariate = RNG.normal(size=80)
        events = RNG.binomial(60, expit(-1.0 + 0.3 * covariate + effect)).astype(float)
        fit = random_intercept("binomial", covariate[:, None], events, 60.0, nodes=5)
        found.append([fit.intercept, fit.coefficients[0], fit.tau, fit.intercept_error])
        errors = (fit.intercept_error, fit.standard_errors[0], fit.tau_error)
    assert_allclose(np.std(found, axis=0)[:3], errors, rtol=0.35)


def test_groups_that_do_not_differ_have_tau_zero_and_the_ordinary_fit() -> None:
    events = np.round(0.3 * SIZE)
    fit = random_intercept("binomial", COVARIATES, events, SIZE, groups=GROUP)
    plain = fit_casemix("binomial", COVARIATES, events, SIZE)
    assert fit.tau == 0.0
    assert np.isnan(fit.tau_error)
    assert (fit.effect == 0.0).all()
    assert (fit.effect_sd == 0.0).all()
    assert_allclose(fit.coefficients, plain.coefficients, atol=1e-6)
    assert fit.intercept == pytest.approx(plain.intercept, abs=1e-6)
    assert fit.notes == (
        "Groups differ no more than chance makes them: no difference between them is allowed for",
    )


def test_all_equal_is_tau_zero() -> None:
    fit = random_intercept("binomial", np.empty((30, 0)), np.full(30, 40.0), 100.0)
    assert fit.tau == 0.0
    assert_allclose(fit.value, 0.4)
    assert_allclose(fit.ratio, 1.0)


def test_a_group_with_no_events_is_drawn_towards_the_rest() -> None:
    events, size = (
        np.array([0.0, 18, 8, 46, 8, 13, 9, 31]),
        np.array([47.0, 148, 119, 810, 211, 196, 148, 215]),
    )
    fit = random_intercept("binomial", np.empty((8, 0)), events, size)
    assert 0.0 < fit.value[0] < fit.expected[0]
    assert fit.effect[0] < 0.0
    rates = random_intercept("poisson", np.empty((8, 0)), events, size)
    assert 0.0 < rates.value[0] < rates.expected[0]
    assert_allclose(rates.value, fit.value, rtol=0.15)


def test_one_group_cannot_be_told_from_the_whole() -> None:
    fit = random_intercept("binomial", np.empty((4, 0)), [1.0, 2, 3, 4], 10.0, groups=np.zeros(4, dtype=int))
    assert fit.tau == 0.0
    assert_allclose(fit.value, [0.25])
    assert fit.notes == (
        "One group alone cannot be told from the whole: no difference between groups is allowed for",
    )


def test_one_person_each_cannot_be_told_from_chance() -> None:
    fit = random_intercept("binomial", np.empty((40, 0)), np.tile([0.0, 1.0], 20), 1.0)
    assert fit.tau == 0.0
    assert "one person each" in fit.notes[0]


def test_counts_that_can_hardly_tell_have_tau_zero() -> None:
    events, size, groups = [2.0, 2, 1, 1, 1], [2.0, 2, 2, 1, 1], np.array([3, 0, 2, 3, 3])
    fit = random_intercept("binomial", np.empty((5, 0)), events, size, groups=groups, nodes=1)
    assert fit.tau == 0.0
    assert fit.intercept_error > 0


def test_a_fit_that_does_not_settle_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*given):
        return replace(maximise(*given), converged=False)

    monkeypatch.setattr(random_intercept_module, "maximise", stopped)
    fit = random_intercept("binomial", COVARIATES, EVENTS, SIZE, groups=GROUP, nodes=1)
    assert not fit.converged
    assert fit.notes == ("The fit did not settle: its figures are where it stopped",)


@pytest.mark.parametrize(
    ("family", "events", "value"), [("binomial", 0.0, 0.0), ("binomial", 9.0, 1.0), ("poisson", 0.0, 0.0)]
)
def test_none_or_all_everywhere_is_what_is_expected_of_everybody(family, events, value) -> None:
    groups = np.array([0, 0, 2, NO_GROUP])
    fit = random_intercept(family, np.empty((4, 0)), np.full(4, events), 9.0, groups=groups)
    assert fit.tau == 0.0
    assert fit.log_likelihood == 0.0
    assert_allclose(fit.value, [value, np.nan, value])
    assert_allclose(fit.effect, 0.0)
    assert "every practice's figure is" in fit.notes[0]


def test_nothing_at_all_is_no_fit() -> None:
    fit = random_intercept("binomial", NO_COVARIATES, np.full(4, np.nan), 9.0)
    assert np.isnan(fit.intercept)
    assert np.isnan(fit.log_likelihood)
    assert np.isnan(fit.value).all()
    assert fit.tau == 0.0


def test_groups_that_have_none_or_all_stop_at_the_largest_spread() -> None:
    fit = random_intercept("binomial", np.empty((20, 0)), np.tile([0.0, 1e6], 10), 1e6)
    assert fit.tau == pytest.approx(8.0, rel=0.01)
    assert "have none or all" in fit.notes[0]
    assert np.isfinite(fit.value).all()


def test_a_missing_figure_is_left_out_and_its_group_has_the_usual_spread() -> None:
    events = np.where(GROUP == 7, np.nan, EVENTS)
    fit = random_intercept("binomial", COVARIATES, events, SIZE, groups=GROUP)
    assert fit.effect[7] == 0.0
    assert fit.effect_sd[7] == fit.tau
    assert np.isnan(fit.value[7])
    assert np.isnan(fit.eta[GROUP == 7]).all()
    assert not fit.used[GROUP == 7].any()


def test_a_missing_covariate_keeps_the_unit_in_its_group_only() -> None:
    covariates = COVARIATES.copy()
    covariates[GROUP == 7, 0] = np.nan
    fit = random_intercept("binomial", covariates, EVENTS, SIZE, groups=GROUP)
    without = random_intercept(
        "binomial", COVARIATES, np.where(GROUP == 7, np.nan, EVENTS), SIZE, groups=GROUP
    )
    assert (fit.unadjusted == (GROUP == 7)).all()
    assert_allclose(fit.coefficients, without.coefficients, rtol=1e-6)
    assert_allclose(fit.eta[GROUP == 7], fit.intercept)
    assert fit.effect[7] != 0.0


def test_where_nothing_is_allowed_for_a_missing_covariate_does_not_matter() -> None:
    covariates = np.full((9, 1), np.nan)
    covariates[8] = 1.0
    events, size = np.array([0.0, 1, 8, 4, 9, 3, 0, 2, 10]), np.full(9, 10.0)
    fit = random_intercept("binomial", covariates, events, size)
    without = random_intercept("binomial", np.empty((9, 0)), events, size)
    assert fit.left_out.all()
    assert_allclose(fit.value, without.value, rtol=1e-9)


def test_units_in_no_group_are_each_their_own_and_nothing_is_said_of_them() -> None:
    groups = np.where(GROUP == 7, NO_GROUP, GROUP)
    fit = random_intercept("binomial", COVARIATES, EVENTS, SIZE, groups=groups)
    assert fit.effect[7] == 0.0
    assert np.isnan(fit.value[7])
    assert np.isfinite(fit.eta[GROUP == 7]).all()
    assert fit.effect.shape == (GROUPS,)


def test_constant_collinear_and_separating_columns_are_left_out_and_named() -> None:
    size, high = np.full(200, 20.0), np.arange(200) >= 100
    events = np.where(high, 20.0, 0.0)
    other = RNG.normal(size=200)
    matrix = np.column_stack([np.full(200, 3.0), other, 2.0 * other, high])
    fit = random_intercept("binomial", matrix, events, size, names=("one", "two", "three", "four"))
    assert fit.left_out.tolist() == [True, False, True, True]
    assert np.isfinite(fit.coefficients).all()
    assert np.isnan(fit.standard_errors[[0, 2, 3]]).all()
    assert any(note.startswith("one is not allowed for") for note in fit.notes)
    assert any("four separates" in note for note in fit.notes)


@pytest.mark.parametrize(
    ("family", "options", "said"),
    [
        ("gaussian", {}, "binomial or poisson"),
        ("binomial", {"nodes": 0}, "1 to 100 nodes"),
        ("binomial", {"groups": [0, 1, 2]}, "whole codes"),
        ("binomial", {"groups": [0.0, 1.0, 2.0, 3.0]}, "whole codes"),
        ("binomial", {"groups": [0, 1, 2, -2]}, "whole codes"),
    ],
)
def test_bad_input_is_refused_with_a_remedy(family, options, said) -> None:
    with pytest.raises(InputError, match=said):
        random_intercept(family, NO_COVARIATES, [1.0, 2, 3, 4], 9.0, **options)
