"""What holds for case-mix fits and random intercepts whatever the practices."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from evenhand.statistics.casemix import contributions, fit_casemix, random_intercept

SLOW = settings(max_examples=40, deadline=None)
families = st.sampled_from(("binomial", "poisson", "gaussian"))
counted = st.sampled_from(("binomial", "poisson"))


@st.composite
def practices(draw, most: int = 60):
    """Draw practices with circumstances of any kind: some missing, constant, copies or separating."""
    units, covariates = draw(st.integers(1, most)), draw(st.integers(0, 3))
    values = st.one_of(
        st.just(np.nan),
        st.sampled_from([0.0, 1.0]),
        st.floats(-1e4, 1e4, allow_subnormal=False),
        st.floats(-2, 2),
    )
    matrix = draw(arrays(np.float64, (units, covariates), elements=values))
    n = draw(arrays(np.float64, units, elements=st.one_of(st.just(np.nan), st.integers(0, 5000).map(float))))
    share = draw(arrays(np.float64, units, elements=st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))))
    return matrix, np.round(share * n), n


@SLOW
@given(families, practices())
def test_expected_totals_are_observed_and_contributions_add_up(family, drawn) -> None:
    matrix, x, n = drawn
    fit = fit_casemix(family, matrix, x, n)
    usable = np.isfinite(fit.expected)
    assert (usable == (fit.used | fit.unadjusted)).all()
    assert not (fit.used & fit.unadjusted).any()
    assert_allclose((n * fit.expected)[usable].sum(), x[usable].sum(), rtol=1e-6, atol=1e-6)
    parts = contributions(fit, matrix)[fit.used]
    expected = (fit.expected - fit.average_expected)[fit.used]
    assert_allclose(
        parts.sum(axis=1), expected, rtol=1e-6, atol=1e-9 * (1 + np.abs(expected).max(initial=0.0))
    )


@SLOW
@given(families, practices())
def test_an_expectation_is_always_possible(family, drawn) -> None:
    matrix, x, n = drawn
    fit = fit_casemix(family, matrix, x, n)
    expected = fit.expected[np.isfinite(fit.expected)]
    if family != "gaussian":
        assert (expected >= 0.0).all()
    if family == "binomial":
        assert (expected <= 1.0).all()
    assert np.isfinite(fit.coefficients).all()
    assert (fit.coefficients[fit.left_out] == 0.0).all()


@SLOW
@given(families, practices(), st.randoms(use_true_random=False))
def test_the_order_of_practices_does_not_matter(family, drawn, random) -> None:
    matrix, x, n = drawn
    order = list(range(x.size))
    random.shuffle(order)
    one = fit_casemix(family, matrix, x, n)
    other = fit_casemix(family, matrix[order], x[order], n[order])
    if (one.left_out == other.left_out).all():
        assert_allclose(other.expected, one.expected[order], rtol=1e-5, atol=1e-8)


@SLOW
@given(counted, practices(most=40), st.integers(1, 12), st.sampled_from([1, 3, 15]))
def test_random_intercepts_never_fail_and_stay_between_their_group_and_the_whole(
    family, drawn, groups, nodes
) -> None:
    matrix, x, n = drawn
    group = np.arange(x.size) % groups
    fit = random_intercept(family, matrix, x, n, groups=group, nodes=nodes)
    assert 0.0 <= fit.tau <= 8.0 + 1e-9
    assert (fit.effect_sd >= 0.0).all()
    told = np.isfinite(fit.value)
    assert (fit.value[told] >= 0.0).all()
    if family == "binomial":
        assert (fit.value[told] <= 1.0).all()
    if fit.tau == 0.0:
        assert_allclose(fit.effect, 0.0)
        assert_allclose(fit.value[told], fit.expected[told], rtol=1e-9)
