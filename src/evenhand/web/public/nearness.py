"""How far practices are from somebody, in miles as the crow flies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from evenhand.publication.installed import Opened
from evenhand.web.public.postcode_file import Gazetteer, Position
from evenhand.web.public.postcodes import Postcode, key_of

MILES_OF_EARTH: Final = 3958.8
"""The earth's mean radius."""
VERY_NEAR: Final = 0.05


def miles_between(here: Position, there: Position) -> float:
    """Return the distance of two positions, by the haversine formula."""
    return float(_miles(here, np.array([there[0]]), np.array([there[1]]))[0])


def _miles(here: Position, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    one, others = np.radians(here[0]), np.radians(latitudes)
    across = np.radians(longitudes - here[1])
    half = np.sin((others - one) / 2) ** 2 + np.cos(one) * np.cos(others) * np.sin(across / 2) ** 2
    return np.asarray(2 * MILES_OF_EARTH * np.arcsin(np.sqrt(half)))


def miles_words(miles: float) -> str:
    """Return a distance as people say it."""
    if miles < VERY_NEAR:
        return "less than 0.1 miles"
    if miles < 10:
        return f"{miles:.1f} mile{'' if f'{miles:.1f}' == '1.0' else 's'}"
    return f"{miles:,.0f} miles"


@dataclass(frozen=True, eq=False)
class Positions:
    """Where the practices of a release are, those of which it is known."""

    of: Mapping[str, Position]
    codes: tuple[str, ...]
    latitudes: np.ndarray
    longitudes: np.ndarray

    def nearest(self, here: Position, among: Mapping[str, object], most: int) -> list[tuple[str, float]]:
        """Return the codes of the practices nearest to a position that are `among` some, with their miles."""
        if not self.codes:
            return []
        miles = _miles(here, self.latitudes, self.longitudes)
        # Practices of one building are at one distance: then by code.
        order = np.lexsort((np.array(self.codes), np.round(miles, 3)))
        found = ((self.codes[place], float(miles[place])) for place in order)
        return [(code, far) for code, far in found if code in among][:most]

    def middle(self, opened: Opened, district: str) -> Position | None:
        """Return the middle of the practices of a postcode district; None where there are none."""
        inside = [
            place
            for code, place in self.of.items()
            if key_of(opened.practices[code]["postcode"])[:-3] == district
        ]
        if not inside:
            return None
        return float(np.mean([one[0] for one in inside])), float(np.mean([one[1] for one in inside]))


_KEPT: "WeakKeyDictionary[Opened, tuple[object, Positions]]" = WeakKeyDictionary()


def positions_of(opened: Opened, gazetteer: Gazetteer | None) -> Positions:
    """Return where a release's practices are: as the release has it, else where their postcodes are."""
    stamp = gazetteer and gazetteer.stamp
    kept = _KEPT.get(opened)
    if kept is None or kept[0] != stamp:
        kept = _KEPT[opened] = (stamp, _positions(opened, gazetteer))
    return kept[1]


def _positions(opened: Opened, gazetteer: Gazetteer | None) -> Positions:
    of: dict[str, Position] = {}
    without: dict[str, str] = {}
    for code, row in opened.practices.items():
        if row["latitude"] is not None and row["longitude"] is not None:
            of[code] = (row["latitude"], row["longitude"])
        elif row["postcode"]:
            without[code] = key_of(row["postcode"])
    if gazetteer is not None and without:
        known = gazetteer.positions(sorted(set(without.values())))
        of |= {code: known[key] for code, key in without.items() if key in known}
    codes = tuple(sorted(of))
    places = np.array([of[code] for code in codes], dtype=float).reshape(-1, 2)
    return Positions(of, codes, places[:, 0], places[:, 1])


@dataclass(frozen=True)
class Here:
    """Where somebody is. `is_rough` when it is the middle of a district rather than their own postcode."""

    position: Position
    is_rough: bool


def here_of(postcode: Postcode, opened: Opened, gazetteer: Gazetteer | None) -> Here | None:
    """Return where a postcode is; None where nothing says.

    From the file of postcodes; without it, or for a postcode it does not have, from the practices that share it or its
    district.
    """
    positions = positions_of(opened, gazetteer)
    if postcode.whole:
        exact = gazetteer.position(postcode.key) if gazetteer else None
        exact = exact or next(
            (place for code, place in positions.of.items() if _is_at(opened, code, postcode)), None
        )
        if exact:
            return Here(exact, is_rough=False)
    middle = gazetteer.middle(postcode.district) if gazetteer else None
    middle = middle or positions.middle(opened, postcode.district)
    return Here(middle, is_rough=True) if middle else None


def _is_at(opened: Opened, code: str, postcode: Postcode) -> bool:
    return key_of(opened.practices[code]["postcode"]) == postcode.key
