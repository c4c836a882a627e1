"""A target's chance against answers that are known otherwise, and what is refused."""

import numpy as np
import pytest
from scipy import integrate, stats
from scipy.special import expit, logit

from evenhand.common.errors import InputError
from evenhand.statistics.realism import (
    AT_MOST,
    Outlook,
    chance_of_reaching,
    is_detectable,
    noise,
    outlook,
    own_levels,
    persistence,
)


def test_without_variation_between_practices_it_is_the_plain_binomial() -> None:
    chance = chance_of_reaching(outlook("binomial", 0.7, 0.0, 0.8), 0.75, 200)

    assert chance == pytest.approx(stats.binom.sf(149, 200, 0.7), abs=1e-12)


@pytest.mark.parametrize(("tau", "base"), [(0.2, 40), (0.9, 400), (0.3, 20_000)])
def test_a_share_is_binomial_with_a_logit_normal_mean(tau: float, base: int) -> None:
    told = Outlook("binomial", float(logit(0.7)), tau**2, 0.0)
    count = int(0.73 * base)

    def part(z: float) -> float:
        return float(stats.norm.pdf(z) * stats.binom.sf(count - 1, base, expit(told.centre + tau * z)))

    by_hand = integrate.quad(part, -8, 8, limit=400, epsabs=1e-11)[0]
    assert chance_of_reaching(told, count / base, base) == pytest.approx(by_hand, abs=1e-7)


def test_a_rate_is_the_gamma_poisson_of_the_funnel() -> None:
    told = outlook("poisson", 0.3, 0.05, 0.8)

    wanted = stats.nbinom.sf(329, 20.0, 20.0 / (20.0 + 300.0))
    assert chance_of_reaching(told, 0.33, 1000) == pytest.approx(wanted, abs=1e-12)
    assert chance_of_reaching(outlook("poisson", 0.3, 0.0, 0.8), 0.33, 1000) == pytest.approx(
        stats.poisson.sf(329, 300), abs=1e-12
    )


def test_at_most_and_at_least_one_more_share_the_whole() -> None:
    told = outlook("poisson", 0.3, 0.05, 0.8)

    together = chance_of_reaching(told, 0.3, 100, AT_MOST) + chance_of_reaching(told, 0.31, 100)
    assert together == pytest.approx(1.0)


def test_the_past_is_weighed_as_conditioning_a_normal_does() -> None:
    past, sampling, phi, tau2 = np.array([9.0, np.nan, 8.5]), np.array([1.0, 1.0, 0.5]), 0.7, 4.0
    told = outlook("normal", 10.0, tau2, phi, past, sampling)

    seen = np.array([0, 2])
    steps = np.abs(np.subtract.outer(seen, seen))
    across = tau2 * phi ** (3 - seen)
    inverse = np.linalg.inv(tau2 * phi**steps + np.diag(sampling[seen]))
    assert told.centre == pytest.approx(10.0 + across @ inverse @ (past[seen] - 10.0))
    assert told.variance == pytest.approx(tau2 - across @ inverse @ across)


def test_where_england_stood_then_is_allowed_for() -> None:
    plain = outlook("normal", 10.0, 4.0, 0.7, [9.0, 8.0], [1.0, 1.0])
    moved = outlook("normal", 10.0, 4.0, 0.7, [6.0, 8.0], [1.0, 1.0], [-3.0, 0.0])

    assert plain.centre == pytest.approx(moved.centre)


def test_no_past_leaves_what_the_context_gives() -> None:
    told = outlook("binomial", 0.6, 0.1, 0.8)

    assert (told.centre, told.variance, told.own_weight) == (
        pytest.approx(logit(0.6)),
        pytest.approx(0.1),
        0.0,
    )


def test_practices_that_do_not_differ_have_no_past_of_their_own() -> None:
    assert outlook("normal", 10.0, 0.0, 0.8, [2.0], [0.0]).centre == 10.0


def test_figures_that_are_none_say_nothing() -> None:
    levels, variances = own_levels("binomial", [5, 3, -1, np.nan], [4, 0, 9, 9])

    assert np.isnan(levels).all()
    assert np.isnan(variances).all()


def test_a_target_that_cannot_be_missed_or_reached_is_certain() -> None:
    told = outlook("binomial", 0.6, 0.1, 0.8)

    assert chance_of_reaching(told, 0.0, 50) == 1.0
    assert chance_of_reaching(told, 1.01, 50) == 0.0
    assert chance_of_reaching(outlook("poisson", 2.0, 0.1, 0.8), 0.0, 50) == 1.0
    assert chance_of_reaching(outlook("normal", 2.0, 0.0, 0.8), 2.0, 0.0) == 1.0


def test_noise_of_a_value_is_that_of_a_difference() -> None:
    assert noise("normal", 9.0, 1.0, 8.0, 1.0) == pytest.approx(1.959964 * np.sqrt(2.0))
    assert noise("poisson", 0.3, 1000, 0.25, 1000) == pytest.approx(0.046, abs=1e-4)


def test_what_lies_inside_the_noise_cannot_be_detected() -> None:
    assert not is_detectable("binomial", 0.80, 120, 0.82, 120)
    assert is_detectable("binomial", 0.80, 12_000, 0.82, 12_000)


def test_distances_that_stay_persist_and_those_that_are_drawn_anew_do_not() -> None:
    draw = np.random.default_rng(3)
    level, chance = draw.normal(size=4000), 0.7
    first, second = (level + draw.normal(scale=chance, size=4000) for _ in range(2))

    assert persistence(first, chance**2, second, chance**2) == pytest.approx(1.0, abs=0.03)
    assert persistence(first, chance**2, draw.normal(size=4000), 0.0) == pytest.approx(0.0, abs=0.05)


def test_persistence_is_not_known_of_few_or_of_chance_alone() -> None:
    few, many = np.zeros(10), np.linspace(0, 1, 60)

    assert np.isnan(persistence(few, 0.0, few, 0.0))
    assert np.isnan(persistence(many, 9.0, many, 9.0))


@pytest.mark.parametrize(
    "call",
    [
        lambda: outlook("binomial", 1.0, 0.1, 0.8),
        lambda: outlook("poisson", 0.0, 0.1, 0.8),
        lambda: outlook("normal", 1.0, -0.1, 0.8),
        lambda: outlook("normal", 1.0, 0.1, 1.8),
        lambda: chance_of_reaching(outlook("binomial", 0.5, 0.1, 0.8), 0.5, 0),
        lambda: chance_of_reaching(outlook("normal", 0.5, 0.1, 0.8), 0.5, -1.0),
        lambda: noise("binomial", 1.2, 10, 0.5, 10),
        lambda: noise("poisson", 1.2, 0, 0.5, 10),
        lambda: noise("normal", 1.2, -1.0, 0.5, 10),
    ],
)
def test_what_is_no_figure_is_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError):
        call()
