"""Ages: shares of 20 bands, and ages drawn from them."""

import numpy as np
import pytest

from evenhand.demo.ages import BANDS, age_shares, draw_ages, mean_age, share_from

SHARES = age_shares(np.array([0.18, 0.01]), np.array([False, True]))


def test_shares_add_up_to_one_and_the_elderly_have_theirs() -> None:
    assert SHARES.shape == (2, len(BANDS)) == (2, 20)
    assert SHARES.sum(axis=1) == pytest.approx([1, 1])
    assert share_from(SHARES, 65) == pytest.approx([0.18, 0.01])


def test_a_share_from_inside_a_band_is_between_its_ends() -> None:
    sixteen = share_from(SHARES, 16)
    assert ((share_from(SHARES, 20) < sixteen) & (sixteen < share_from(SHARES, 15))).all()


def test_students_are_young() -> None:
    assert mean_age(SHARES)[1] < 32 < mean_age(SHARES)[0] < 50


def test_drawn_ages_add_up_to_the_lists() -> None:
    lists = np.array([8000.0, 350.0])
    assert draw_ages(np.random.default_rng(1), lists, SHARES).sum(axis=(1, 2)).tolist() == [8000, 350]
