"""Made-up names of areas, towns, practices and streets. No place or practice has one of them."""

from itertools import product
from typing import Final

import numpy as np

_AREAS: Final = (
    "Fernshire", "Marlowdale", "Oakenport", "Harrowmere", "Tansydale", "Brackenside", "Wyndlesea", "Copperfold",
    "Thistlemarch", "Otterdale", "Umbershire", "Foxgloveshire",
)  # fmt: skip
_BEGINNINGS: Final = (
    "Quell", "Thistle", "Umber", "Quill", "Pebble", "Teasel", "Yarrow", "Wimble", "Dapple", "Plover", "Inkle",
    "Siskin", "Lantern", "Kettle", "Russet", "Pipit", "Gossamer", "Tumble",
)  # fmt: skip
_TOWNS_END: Final = ("combe", "mere", "bourne", "wick", "stead", "thorpe", "mouth", "hollow", "gate", "leigh")
_HOUSES_END: Final = ("dell", "thwaite", "garth", "spinney", "croft", "holt", "shaw", "brook", "fold", "lea")
_SITES: Final = ("", " House", " Park", " Green", " Lodge", " Bridge")
_STREETS: Final = ("Road", "Street", "Lane", "Walk", "Terrace", "Hill", "Close", "Green")
_KINDS: Final = (
    "Surgery", "Medical Centre", "Medical Practice", "Health Centre", "Group Practice", "Family Practice",
    "Health Centre, West Wing",
)  # fmt: skip
_HOW_OFTEN: Final = (0.34, 0.24, 0.14, 0.12, 0.07, 0.07, 0.02)


def area_name(number: int) -> str:
    """Return the name of an area; past the twelfth they are numbered."""
    name = _AREAS[number % len(_AREAS)]
    return name if number < len(_AREAS) else f"{name} {number // len(_AREAS) + 1}"


def town_names(rng: np.random.Generator, count: int) -> list[str]:
    """Return `count` different names of towns, such as Quellcombe; at most 180."""
    pairs = [first + last for first, last in product(_BEGINNINGS, _TOWNS_END)]
    return [str(name) for name in rng.choice(pairs, count, replace=False)]


def practice_names(rng: np.random.Generator, count: int) -> list[str]:
    """Return `count` names of practices in capitals, such as TEASELDELL HOUSE SURGERY; some are shared, as in life."""
    houses, sites = _houses(rng, count), rng.choice(_SITES, count)
    kinds = rng.choice(_KINDS, count, p=_HOW_OFTEN)
    return [f"{house}{site} {kind}".upper() for house, site, kind in zip(houses, sites, kinds, strict=True)]


def streets(rng: np.random.Generator, count: int) -> list[str]:
    """Return `count` street addresses, such as 12 Pipitgarth Lane."""
    numbers, kinds = rng.integers(1, 180, count), rng.choice(_STREETS, count)
    return [
        f"{number} {house} {kind}"
        for number, house, kind in zip(numbers, _houses(rng, count), kinds, strict=True)
    ]


def _houses(rng: np.random.Generator, count: int) -> list[str]:
    firsts, lasts = rng.choice(_BEGINNINGS, count), rng.choice(_HOUSES_END, count)
    return [f"{first}{last}" for first, last in zip(firsts, lasts, strict=True)]
