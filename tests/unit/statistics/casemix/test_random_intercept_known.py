"""The surgical example held against lme4's quadrature and against the fully Bayesian answers."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit, gammaln, logsumexp
from scipy.stats import binom

from evenhand.statistics.casemix import RandomInterceptFit, random_intercept
from evenhand.statistics.casemix.random_intercept_quadrature import GroupedCounts, grouped, quadrature
from support.known_answers import known_table, known_values

FOLDER = "hierarchical"
CLOSE = 1e-6
"""Far inside the 1e-3 that is asked for: both maximise the same function."""
BAYES = 1e-3
"""Of a posterior mean: the oracles are themselves rounded or sampled."""
PRIOR_SHAPE = PRIOR_RATE = 0.001
"""Of the precision 1/sigma², as in the published example."""


def surgical() -> tuple[np.ndarray, np.ndarray]:
    table = known_table(f"{FOLDER}/surgical_input.csv")
    return table.numbers("r"), table.numbers("n")


def fitted(nodes: int) -> RandomInterceptFit:
    r, n = surgical()
    return random_intercept("binomial", np.empty((r.size, 0)), r, n, nodes=nodes)


@pytest.mark.parametrize(("nodes", "set_name"), [(1, "glmer_nAGQ1"), (25, "glmer_nAGQ25")])
def test_parameters_and_effects_are_lme4s(nodes: int, set_name: str) -> None:
    fit, known = fitted(nodes), known_values(f"{FOLDER}/surgical_glmer_expected.json")[set_name]
    assert fit.intercept == pytest.approx(known["intercept"], abs=CLOSE)
    assert fit.tau == pytest.approx(known["sd"], abs=CLOSE)
    assert_allclose(fit.effect_mode, known["blup_mode"], atol=CLOSE)
    assert_allclose(fit.effect_mode_variance, known["cond_var"], atol=CLOSE)
    assert_allclose(expit(fit.intercept + fit.effect_mode), known["p_hat"], atol=CLOSE)


def test_the_likelihood_is_lme4s() -> None:
    known = known_values(f"{FOLDER}/surgical_glmer_expected.json")
    r, n = surgical()
    assert fitted(1).log_likelihood == pytest.approx(known["glmer_nAGQ1"]["logLik"], abs=CLOSE)
    # Beyond Laplace's approximation lme4 measures from the saturated model.
    saturated = float(binom.logpmf(r, n, r / n).sum())
    assert fitted(25).log_likelihood - saturated == pytest.approx(known["glmer_nAGQ25"]["logLik"], abs=CLOSE)


def test_more_nodes_than_usual_change_nothing() -> None:
    assert_allclose(fitted(15).tau, fitted(40).tau, atol=1e-7)
    assert fitted(15).log_likelihood == pytest.approx(fitted(40).log_likelihood, abs=1e-9)


def over_parameters(of: GroupedCounts) -> tuple[np.ndarray, np.ndarray]:
    """Average each hospital's mean and mean square over the parameters' posterior, on a grid of mu and log sigma."""
    logs, means, squares = [], [], []
    for log_sigma in np.linspace(-4.5, 1.0, 80):
        sigma = float(np.exp(log_sigma))
        prior = PRIOR_SHAPE * -2.0 * log_sigma - PRIOR_RATE / sigma**2
        for mu in np.linspace(-3.8, -1.5, 60):
            at = quadrature(of, np.full(of.x.size, mu), sigma, 15)
            p = expit(mu + sigma * at.points)
            logs.append(prior + at.log_likelihood.sum())
            means.append((at.weights * p).sum(axis=1))
            squares.append((at.weights * p**2).sum(axis=1))
    weights = np.exp(np.array(logs) - logsumexp(logs))
    mean = weights @ np.array(means)
    return mean, np.sqrt(weights @ np.array(squares) - mean**2)


def test_averaged_over_the_parameters_the_groups_are_the_bayesian_ones() -> None:
    r, n = surgical()
    mean, sd = over_parameters(grouped("binomial", r, n, np.arange(r.size)))
    oracle = known_table(f"{FOLDER}/surgical_random_effects_grid_oracle.csv")
    assert_allclose(mean, oracle.numbers("mean"), atol=BAYES)
    assert_allclose(sd, oracle.numbers("sd"), atol=BAYES)
    published = known_table(f"{FOLDER}/surgical_openbugs_expected.csv").where(
        lambda row: row["model"] == "random_effects_logitnormal"
    )
    assert_allclose(mean, published.numbers("mean"), atol=BAYES)
    assert_allclose(sd, published.numbers("sd"), atol=BAYES)


def test_taking_the_parameters_as_known_costs_the_smallest_hospital_two_in_a_thousand() -> None:
    oracle = known_table(f"{FOLDER}/surgical_random_effects_grid_oracle.csv")
    apart = np.abs(fitted(15).value - oracle.numbers("mean"))
    assert apart[0] == pytest.approx(0.0022, abs=1e-4)
    assert apart[1:].max() <= BAYES


def test_what_the_likelihood_leaves_out_is_all_that_parameters_cannot_move() -> None:
    r, n = surgical()
    at = quadrature(grouped("binomial", r, n, np.arange(r.size)), np.full(r.size, -2.5), 0.0, 1)
    constants = (gammaln(n + 1) - gammaln(r + 1) - gammaln(n - r + 1)).sum()
    exact = binom.logpmf(r, n, expit(-2.5)).sum()
    assert at.log_likelihood.sum() + constants == pytest.approx(exact, rel=1e-12)
