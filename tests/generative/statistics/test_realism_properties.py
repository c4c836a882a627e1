"""What holds for every target: a higher one is no likelier, and units change nothing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statistics.realism import AT_LEAST, AT_MOST, chance_of_reaching, is_detectable, noise, outlook

shares = st.floats(0.02, 0.98)
rates = st.floats(0.01, 50.0)
spreads = st.floats(0.0, 1.0)
phis = st.floats(0.0, 1.0)
bases = st.integers(5, 20_000)


@given(shares, spreads, phis, st.lists(st.tuples(shares, bases), max_size=4), shares, shares, bases)
def test_a_share_further_up_is_no_likelier(expected, tau2, phi, past, one, other, base) -> None:  # type: ignore[no-untyped-def]
    counts, of = [share * n for share, n in past], [n for _, n in past]
    told = outlook("binomial", expected, tau2, phi, counts, of)
    near, far = sorted((one, other))

    assert chance_of_reaching(told, far, base) <= chance_of_reaching(told, near, base) + 1e-12
    assert (
        chance_of_reaching(told, near, base, AT_MOST) <= chance_of_reaching(told, far, base, AT_MOST) + 1e-12
    )
    assert 0.0 <= told.own_weight <= 1.0
    assert 0.0 <= told.variance <= tau2 + 1e-12


@given(rates, spreads, phis, rates, bases, st.sampled_from([AT_LEAST, AT_MOST]), st.integers(1, 6))
def test_a_rate_per_thousand_is_a_rate(expected, tau2, phi, target, base, direction, power) -> None:  # type: ignore[no-untyped-def]
    scale = 2.0**power
    plain = chance_of_reaching(outlook("poisson", expected, tau2, phi), target, base, direction)
    scaled = outlook("poisson", expected * scale, tau2, phi)

    assert np.isclose(chance_of_reaching(scaled, target * scale, base / scale, direction), plain, atol=1e-9)


@given(
    st.floats(-50, 50),
    st.floats(0.01, 9.0),
    phis,
    st.lists(st.floats(-50, 50), max_size=4),
    st.floats(-50, 50),
    st.floats(0.25, 8.0),
)
def test_a_value_in_another_unit_has_the_same_chance(expected, tau2, phi, past, target, scale) -> None:  # type: ignore[no-untyped-def]
    ones = np.ones(len(past))
    plain = chance_of_reaching(outlook("normal", expected, tau2, phi, past, ones), target, 1.0)
    other = outlook("normal", scale * expected, scale**2 * tau2, phi, scale * np.array(past), scale**2 * ones)

    assert np.isclose(chance_of_reaching(other, scale * target, scale**2), plain, atol=1e-9)


@given(shares, bases, shares, st.integers(2, 50))
def test_more_patients_hide_less(baseline, base, target, times) -> None:  # type: ignore[no-untyped-def]
    few = noise("binomial", baseline, base, target, base)
    many = noise("binomial", baseline, base * times, target, base * times)

    assert many < few
    assert not is_detectable("binomial", baseline, base, baseline, base)
