"""Edges of standardised rates."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.standardisation import (
    directly_standardised_rate,
    expected_events,
    fay_feuer_rate,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
)

NAN = float("nan")
STANDARD = [60, 40]


def test_fewer_than_ten_events_give_no_value() -> None:
    rate = directly_standardised_rate([[4, 5], [5, 5]], [[100, 100]] * 2, STANDARD)
    assert np.isnan(rate.value[0])
    assert rate.value[1] == pytest.approx(0.05)
    assert rate.events.tolist() == [9, 10]


def test_missing_events_are_none_but_a_missing_population_is_unknown() -> None:
    rate = directly_standardised_rate([[20, NAN]] * 3, [[100, 100], [100, NAN], [100, 0]], STANDARD)
    assert rate.value[0] == pytest.approx(0.12)
    assert np.isnan(rate.value[1:]).all()


def test_age_bands_must_agree() -> None:
    with pytest.raises(InputError, match="age bands"):
        directly_standardised_rate([[1, 2, 3]], [[1, 2, 3]], STANDARD)


def test_events_that_repeat_in_a_person_widen_the_interval() -> None:
    events, population = np.array([[20.0, 10.0]]), np.array([[100.0, 100.0]])
    once = np.stack([[[10.0, 6.0]], [[5.0, 2.0]]])
    plain = directly_standardised_rate(events, population, STANDARD)
    repeated = directly_standardised_rate(events, population, STANDARD, persons_by_events=once)
    single = directly_standardised_rate(events, population, STANDARD, persons_by_events=events[None])
    assert repeated.interval.upper > plain.interval.upper
    assert single.interval.upper == pytest.approx(plain.interval.upper)
    # By hand: Var = (0.6/100)² (10·1 + 5·4) + (0.4/100)² (6·1 + 2·4) = 0.001304; Poisson: 0.00088.
    ratio = (repeated.interval.upper - repeated.value) / (plain.interval.upper - plain.value)
    assert ratio[0] == pytest.approx(np.sqrt(0.001304 / 0.00088))


def test_several_units_with_repeated_events_keep_their_shape() -> None:
    persons = np.ones((3, 4, 2)) * 2
    events = (persons * np.arange(1, 4)[:, None, None]).sum(0)
    rate = directly_standardised_rate(events, np.full((4, 2), 100.0), STANDARD, persons_by_events=persons)
    assert rate.value.shape == (4,)


def test_persons_must_add_up_to_events() -> None:
    with pytest.raises(InputError, match="add up"):
        directly_standardised_rate([[10, 10]], [[50, 50]], STANDARD, persons_by_events=[[[10, 9]]])


def test_fay_feuer_without_events_begins_at_zero() -> None:
    rate = fay_feuer_rate([[0, 0]], [[100, 100]], STANDARD)
    assert rate.interval.lower[0] == 0.0
    assert rate.interval.upper[0] > 0


def test_indirect_ratio_edges() -> None:
    ratio = indirectly_standardised_ratio([0, 5, 5, -1], [4, 0, NAN, 2])
    assert ratio.value[0] == ratio.interval.lower[0] == 0.0
    assert ratio.interval.upper[0] == pytest.approx(3.688879 / 4)
    assert np.isnan(ratio.value[1:]).all()
    assert np.isnan(ratio.interval.upper[1:]).all()


def test_expected_events_need_every_reference_population() -> None:
    assert expected_events([100, 50], [10, 5], [1000, 100]) == pytest.approx(3.5)
    assert np.isnan(expected_events([100, 50], [10, 5], [1000, 0]))


def test_indirect_rate_is_the_ratio_times_the_reference_rate() -> None:
    assert indirectly_standardised_rate(30, 20, 12.0).value == pytest.approx(18.0)
