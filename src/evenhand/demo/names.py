"""Names of areas, towns, streets and practices that nobody has: syllables put together."""

import numpy as np

_AREAS = (
    "Fernshire",
    "Marlowdale",
    "Oakenport",
    "Harrowmere",
    "Tansley Vale",
    "Brackenside",
    "Wyndlesea",
    "Copperfold",
)
_BEGINNINGS = (
    "Alder",
    "Birch",
    "Cold",
    "Dun",
    "Elm",
    "Farrow",
    "Gorse",
    "Hazel",
    "Ivel",
    "Kel",
    "Lark",
    "Mere",
)
_ENDINGS = (
    "bourne",
    "combe",
    "field",
    "gate",
    "hollow",
    "leigh",
    "mouth",
    "stead",
    "thorpe",
    "wick",
    "worth",
    "yard",
)
_TREES = (
    "Aspen",
    "Bramble",
    "Cedar",
    "Damson",
    "Foxglove",
    "Heather",
    "Juniper",
    "Larch",
    "Medlar",
    "Rowan",
    "Sorrel",
)
_PLACES = (
    "Bank",
    "Bridge",
    "Close",
    "Court",
    "Green",
    "Hill",
    "House",
    "Lodge",
    "Park",
    "Road",
    "View",
    "Walk",
)
_KINDS = (
    "Surgery",
    "Medical Centre",
    "Medical Practice",
    "Health Centre",
    "Group Practice",
    "Family Practice",
)

POSTCODE_AREAS = "ABCDEFGH"
"""Postcodes begin with Z and one of these: no such area exists."""


def area_name(number: int) -> str:
    """Return the name of an area; past the eighth they are numbered."""
    name = _AREAS[number % len(_AREAS)]
    return name if number < len(_AREAS) else f"{name} {number // len(_AREAS) + 1}"


def town_names(rng: np.random.Generator, count: int) -> list[str]:
    """Return `count` names of towns; different while there are enough."""
    pairs = [f"{first}{last}" for first in _BEGINNINGS for last in _ENDINGS]
    return [
        pairs[place] for place in rng.permutation(len(pairs))[:count].tolist() * (count // len(pairs) + 1)
    ][:count]


def practice_names(rng: np.random.Generator, count: int) -> list[str]:
    """Return `count` names of practices, such as Rowan Bank Surgery; some are shared, as in life."""
    words = (rng.choice(words, count) for words in (_TREES, _PLACES, _KINDS))
    return [f"{tree} {place} {kind}".upper() for tree, place, kind in zip(*words, strict=True)]


def streets(rng: np.random.Generator, count: int) -> list[str]:
    """Return `count` street addresses."""
    numbers = rng.integers(1, 180, count)
    return [
        f"{number} {tree} {place}"
        for number, tree, place in zip(
            numbers, rng.choice(_TREES, count), rng.choice(_PLACES, count), strict=True
        )
    ]
