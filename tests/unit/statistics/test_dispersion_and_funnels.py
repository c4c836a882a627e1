"""Edges of dispersion and the classical funnels."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.dispersion import (
    additive_variance,
    kept_after_truncation,
    overdispersion_ratio,
    winsorise,
    winsorised_dispersion,
)
from evenhand.statistics.funnels import (
    exact_binomial_limit,
    exact_poisson_limit,
    natural_funnel,
    phe_proportion_limits,
    phe_proportion_significance,
    phe_ratio_limits,
    phe_ratio_significance,
    shmi_funnel,
)

NAN = float("nan")


def test_winsorising_moves_the_ends_and_keeps_the_missing() -> None:
    moved = winsorise([0, 1, 2, 3, 4, 5, 6, 7, 8, 100, NAN])
    np.testing.assert_allclose(moved[:10], [0.9, 1, 2, 3, 4, 5, 6, 7, 8, 17.2])
    assert np.isnan(moved[10])


def test_nothing_to_winsorise_is_left_alone() -> None:
    assert np.isnan(winsorise([NAN])).all()
    assert winsorise([1, 50], 0.0).tolist() == [1, 50]


@pytest.mark.parametrize("share", [-0.1, 0.5])
def test_a_share_outside_its_range_is_refused(share: float) -> None:
    with pytest.raises(InputError, match="share"):
        winsorise([1, 2], share)


def test_one_practice_or_none_shows_no_dispersion() -> None:
    assert additive_variance(50.0, [0.1]) == 0.0
    assert np.isnan(overdispersion_ratio([NAN]))
    phi, tau2 = winsorised_dispersion([NAN, 0.3], [0.1, 0.0])
    assert np.isnan(phi)
    assert tau2 == 0.0


def test_truncation_leaves_out_a_tenth_at_each_end_and_the_missing() -> None:
    kept = kept_after_truncation([*range(20), NAN])
    assert kept.sum() == 16
    assert not kept[[0, 1, 18, 19, 20]].any()


def test_underdispersion_never_narrows_a_funnel() -> None:
    funnel = natural_funnel([0.5, 0.5, 0.5], [0.1, 0.1, 0.1], 0.5)
    assert (funnel.phi, funnel.tau2) == (0.0, 0.0)
    np.testing.assert_allclose(funnel.limits.inner.upper, 0.5 + 1.959964 * 0.1, rtol=1e-6)


def test_a_unit_without_error_is_left_out_of_a_natural_funnel() -> None:
    funnel = natural_funnel([0.4, 0.6, 0.5, NAN], [0.1, 0.1, 0.0, 0.1], 0.5)
    assert funnel.kept.tolist() == [True, True, False, False]
    assert np.isnan(funnel.z[2:]).all()


def test_shmi_has_no_logarithm_of_nothing() -> None:
    funnel = shmi_funnel([0, 5, NAN], [4, 0, 3])
    assert np.isnan(funnel.z).all()
    assert funnel.tau2 == 0.0


def test_proportion_limits_stay_inside_and_need_a_denominator() -> None:
    limits = phe_proportion_limits([1, 0, NAN, 5], [0.9, 0.9, 0.9, 1.2])
    assert (limits.upper_998[0], limits.lower_998[0]) == (1.0, 0.0)
    assert np.isnan(limits.lower_95[1:]).all()


def test_ratio_limits_without_events_have_no_upper_line() -> None:
    limits = phe_ratio_limits([0, -1])
    assert limits.lower_95[0] == 0.0
    assert np.isnan(limits.upper_95).all()


def test_what_has_no_interval_has_no_label() -> None:
    assert phe_proportion_significance([1, 3], [0, 6], 0.5).tolist() == [None, "Not significant"]
    assert phe_ratio_significance([NAN, 30], [1, 3]).tolist() == [None, "High (0.001)"]


def test_exact_limits_without_a_distribution_are_nan() -> None:
    assert np.isnan(exact_binomial_limit([0, 10, 10], [0.5, 0.0, NAN], 0.975)).all()
    assert np.isnan(exact_poisson_limit([0, -1, NAN], 0.025)).all()


def test_an_exact_limit_at_the_very_top_is_the_whole() -> None:
    assert exact_binomial_limit(2, 0.9, 0.999) == pytest.approx(1 - (1 - 0.999) / 0.81 / 2)
