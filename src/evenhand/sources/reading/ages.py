"""Ages of patients: the five-year bands that lists are published in, and wider ones that cut them nowhere."""

import re
from typing import Final

SEXES: Final = ("female", "male")
OLDEST: Final = 95
"""The last five-year band is open: ``95_over``."""

FIVE_YEAR_BANDS: Final = (*(f"{first}_{first + 4}" for first in range(0, OLDEST, 5)), f"{OLDEST}_over")

GROUP_BANDS: Final = ("0_4", "5_14", "15_24", "25_44", "45_64", "65_74", "75_84", "85_over")
"""Ages in which indirect standardisation counts patients and events."""

_BAND = re.compile(r"^(\d+)_(\d+|over)$")


def five_year_bands(band: str) -> tuple[str, ...]:
    """Return the five-year bands that a wider one is made of; ValueError when it cuts one in two or is none."""
    match = _BAND.match(band)
    starts = [int(one.split("_")[0]) for one in FIVE_YEAR_BANDS]
    ends = [one.split("_")[1] for one in FIVE_YEAR_BANDS]
    if not match or int(match[1]) not in starts or match[2] not in ends:
        raise ValueError(f"the ages {band!r} are not whole five-year bands")
    return FIVE_YEAR_BANDS[starts.index(int(match[1])) : ends.index(match[2]) + 1]


def refuse_gaps(bands: tuple[str, ...], where: str) -> None:
    """Raise ValueError unless `bands` hold every age once."""
    held = [five for band in bands for five in five_year_bands(band)]
    if held != list(FIVE_YEAR_BANDS):
        raise ValueError(f"{where}: the ages {', '.join(bands)} do not hold every age once, youngest first")
