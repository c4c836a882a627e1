"""The bands in which figures of a practice's rooms, space and time are told to others (safeguard R-19).

No publisher puts such figures in bands, so the limits are Evenhand's own, and each says why it lies where it does. They
follow what is asked of protected small counts: whoever reads a band, the list's size beside it, is left with at least
three whole numbers that could be the true one.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

BandsName = Literal["rooms", "space", "minutes"]
Banded = Literal["numerator", "value"]
"""What is put in a band: what was counted, where its denominator is public, or the figure itself."""

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Bands:
    """Where one band ends and the next begins. `limits` rise, each the smallest number of its band; below is one more.

    `are_counts` when whole numbers are banded, and `of_what` follows the numbers in words. `highest` stands for all
    that lie in the last band where one number has to.
    """

    banded: Banded
    limits: tuple[float, ...]
    are_counts: bool
    of_what: str
    highest: float

    def words(self, number: float) -> str:
        """Return the band of a number, in words complete enough to stand alone."""
        return self.all_words[bisect_right(self.limits, number)]

    @cached_property
    def all_words(self) -> tuple[str, ...]:
        """Every band in words, from the lowest."""
        return tuple(self._words(place) for place in range(len(self.limits) + 1))

    def _words(self, place: int) -> str:
        if place == 0:
            said = f"fewer than {self.limits[0]:g}" if self.are_counts else f"under {self.limits[0]:g}"
        elif place == len(self.limits):
            said = f"{self.limits[-1]:g} or more"
        else:
            low, high = self.limits[place - 1], self.limits[place]
            said = f"{low:g} to {high - 1:g}" if self.are_counts else f"{low:g} to under {high:g}"
        return f"{said} {self.of_what}"

    def middles(self, numbers: FloatArray) -> FloatArray:
        """Return for each number the one that stands for its whole band; a missing one stays missing."""
        # A practice with no room at all returns none; the lowest band of counts is of 1 and more.
        ends = (float(self.are_counts), *self.limits)
        within = [(low + high - self.are_counts) / 2 for low, high in pairwise(ends)]
        standing = np.array([*within, self.highest])
        found = standing[np.searchsorted(np.array(self.limits), numbers, side="right")]
        return np.where(np.isnan(numbers), np.nan, found)


BANDS: Final[Mapping[BandsName, Bands]] = MappingProxyType(
    {
        # Of rooms, not of rooms for every 1,000 patients: lists are public, and of a small one a band of the quotient
        # would leave a single whole number of rooms. Every band holds three or more; most practices have 4 to 14.
        "rooms": Bands("numerator", (4, 7, 10, 15, 20, 30), True, "rooms in all", highest=35),
        # 1 is what space planning gives for the list; a fifth either way is more than a survey errs by.
        "space": Bands(
            "value", (0.6, 0.8, 1, 1.2), False, "of the space planned for such a list", highest=1.4
        ),
        # Appointments are booked at 10 minutes, and at 15 where bodies of doctors ask for more; steps of two between.
        "minutes": Bands("value", (8, 10, 12, 15), False, "minutes on average", highest=17),
    }
)

CAPACITY: Final[Mapping[str, BandsName | None]] = MappingProxyType(
    {
        "premises.clinical_rooms": "rooms",
        "premises.area_usable": None,
        "premises.area_required": None,
        "practice.consultations_timed": None,
        "practice.consultation_minutes": None,
        "practice.consultation_minutes_sd": None,
    }
)
"""Measures from local returns that tell how a practice is able to work, and the bands of those that have some.

What is made of the others has bands, and they themselves go into nothing else. Staff and appointments are not here: the
NHS publishes them by practice.
"""
