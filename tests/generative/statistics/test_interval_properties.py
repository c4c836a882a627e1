"""What holds for intervals whatever the counts."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from evenhand.statistics.benchmarks import pooled_by_group, pooled_value
from evenhand.statistics.intervals import (
    byar,
    clopper_pearson,
    exact_poisson,
    mean_interval,
    poisson_interval,
    wilson,
)
from evenhand.statistics.quantiles import quantile_groups
from evenhand.statistics.standardisation import directly_standardised_rate
from evenhand.statistics.survey import Design, weighted_mean

CLOSE = 1e-9
proportions = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.floats(0.5, 0.999)
counts = st.integers(0, 10**6)
amounts = st.floats(-1e6, 1e6)


@given(proportions, levels)
def test_an_interval_of_a_proportion_holds_it_and_stays_inside(pair, level) -> None:
    x, n = pair
    for method in (wilson, clopper_pearson):
        interval = method(x, n, level)
        assert 0 <= interval.lower <= x / n + 1e-15
        assert x / n - 1e-15 <= interval.upper <= 1


@given(proportions, levels, levels)
def test_more_confidence_is_never_narrower(pair, one, other) -> None:
    low, high = sorted((one, other))
    x, n = pair
    for method in (wilson, clopper_pearson):
        narrow, wide = method(x, n, low), method(x, n, high)
        assert wide.lower <= narrow.lower + 1e-12
        assert wide.upper >= narrow.upper - 1e-12


@given(proportions, levels)
def test_successes_and_failures_mirror_each_other(pair, level) -> None:
    x, n = pair
    for method in (wilson, clopper_pearson):
        one, other = method(x, n, level), method(n - x, n, level)
        np.testing.assert_allclose([one.lower, one.upper], [1 - other.upper, 1 - other.lower], atol=CLOSE)


@given(counts, levels)
def test_an_interval_of_a_count_holds_it_and_rises_with_it(x, level) -> None:
    for method in (poisson_interval, exact_poisson, byar):
        interval = method([x, x + 1], level)
        assert not interval.lower[0] > x
        assert interval.upper[0] > x
        assert interval.upper[0] < interval.upper[1]


@given(counts)
def test_more_confidence_in_a_count_is_never_narrower(x) -> None:
    narrow, wide = poisson_interval([x], 0.95), poisson_interval([x], 0.998)
    assert wide.lower[0] <= narrow.lower[0]
    assert wide.upper[0] > narrow.upper[0]


@given(amounts, st.floats(0, 1e3), st.integers(2, 1000), st.floats(0.01, 100))
def test_a_mean_in_another_unit_has_its_interval_in_that_unit(mean, spread, number, scale) -> None:
    plain, scaled = mean_interval(mean, spread, number), mean_interval(mean * scale, spread * scale, number)
    np.testing.assert_allclose(
        [scaled.lower, scaled.upper], [plain.lower * scale, plain.upper * scale], atol=1e-3
    )
    assert plain.lower <= mean <= plain.upper


@given(st.lists(proportions, min_size=1, max_size=30), st.randoms())
def test_a_pooled_value_does_not_know_the_order_and_lies_among_the_values(pairs, random) -> None:
    mixed = random.sample(pairs, len(pairs))
    one, other = (pooled_value(*np.transpose(each)) for each in (pairs, mixed))
    assert one.value == other.value
    values = [x / n for x, n in pairs]
    assert min(values) - CLOSE <= one.value <= max(values) + CLOSE


@given(st.lists(st.tuples(proportions, st.integers(0, 3)), min_size=1, max_size=30))
def test_areas_add_up_to_the_whole(rows) -> None:
    x, n = np.transpose([pair for pair, _ in rows])
    areas = pooled_by_group(x, n, [area for _, area in rows], 4)
    whole = pooled_value(x, n)
    assert areas.numerator.sum() == whole.numerator
    assert areas.units.sum() == whole.units


@given(st.lists(amounts, min_size=8, max_size=60), st.integers(1, 8), st.randoms())
def test_quantile_groups_follow_the_values_not_the_order(values, number, random) -> None:
    order = random.sample(range(len(values)), len(values))
    groups = quantile_groups(values, number)
    np.testing.assert_array_equal(quantile_groups(np.array(values)[order], number), groups[order])
    assert set(groups) <= set(range(1, number + 1))
    ranked = groups[np.argsort(values, kind="stable")]
    assert (np.diff(ranked) >= 0).all()


@given(
    arrays(float, 4, elements=st.integers(5, 500)),
    arrays(float, 4, elements=st.integers(100, 9000)),
    st.floats(0.1, 10),
)
def test_a_standardised_rate_does_not_know_the_size_of_the_standard(events, people, scale) -> None:
    standard = np.array([4.0, 3.0, 2.0, 1.0])
    one = directly_standardised_rate(events, people, standard)
    other = directly_standardised_rate(events, people, standard * scale)
    np.testing.assert_allclose([one.value, one.interval.upper], [other.value, other.interval.upper])
    assert one.interval.lower < one.value < one.interval.upper
    crude = directly_standardised_rate(events, people, people)
    np.testing.assert_allclose(crude.value, events.sum() / people.sum())


@given(arrays(float, 12, elements=st.floats(0.1, 9)), arrays(float, 12, elements=st.integers(0, 1)))
def test_weights_matter_only_relative_to_one_another(weights, answers) -> None:
    assume(0 < answers.sum() < 12)
    one, other = weighted_mean(answers, Design(weights)), weighted_mean(answers, Design(weights * 7))
    np.testing.assert_allclose([one.value, one.standard_error], [other.value, other.standard_error])
