"""How old a practice's patients are, in five-year bands from 0 to 4 up to 95 and over."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

BANDS: Final = (*(f"{age}_{age + 4}" for age in range(0, 95, 5)), "95+")
"""The bands as the registered patients' file names them."""
YEARS_A_BAND: Final = 5
OLD: Final = 65
_GROWN: Final = 15

_STARTS = np.arange(0, YEARS_A_BAND * len(BANDS), YEARS_A_BAND)
_UNDER_65 = np.array([5.2, 5.8, 6.0, 5.6, 6.0, 6.6, 7.0, 6.9, 6.6, 6.4, 6.8, 6.7, 5.9] + [0.0] * 7)
_OVER_65 = np.where(_STARTS >= OLD, np.exp(-(_STARTS - OLD) / 14), 0.0)
_STUDENTS = np.array([0.25] * 3 + [2.5, 11.0, 4.0] + [1.0] * 14)
"""How many times as many patients of each band a university practice has."""


def age_shares(
    elderly: NDArray[np.float64],
    university: NDArray[np.bool_],
    families: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Return each practice's shares of the 20 bands, one row a practice; `elderly` is its share aged 65 and over.

    `families` says how many times as many children under 15 a practice has as is usual.
    """
    young = _UNDER_65 * np.where(university[:, None], _STUDENTS, 1.0)
    if families is not None:
        young = young * np.where(_STARTS < _GROWN, families[:, None], 1.0)
    young = young / young.sum(axis=1, keepdims=True)
    return (1 - elderly)[:, None] * young + elderly[:, None] * _OVER_65 / _OVER_65.sum()


def draw_ages(
    rng: np.random.Generator, lists: NDArray[np.float64], shares: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return how many patients are in each band: practices x (female, male) x bands. They add up to the lists."""
    everyone = lists.astype(np.int64)
    women = rng.binomial(everyone, 0.5)
    drawn = [rng.multinomial(count, shares) for count in (women, everyone - women)]
    return np.stack(drawn, axis=1)


def share_from(shares: NDArray[np.float64], age: int) -> NDArray[np.float64]:
    """Return the share of patients of an age and over, ages being even within a band."""
    inside = np.clip((_STARTS + YEARS_A_BAND - age) / YEARS_A_BAND, 0.0, 1.0)
    return shares @ inside


def mean_age(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean age in years."""
    return shares @ (_STARTS + YEARS_A_BAND / 2)
