"""The judged release with one indicator whose figures leave in bands: rooms, with numbers that no other figure has."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from evenhand.definitions.indicator import IndicatorDefinition
from support.judged_release import judged_release, judged_results
from support.made_release import INDICATORS

BANDED: Final = "funding"
"""The judged release's ratio, made into one of rooms."""

ROOMS: Final[Mapping[str, float]] = MappingProxyType(
    {"Z80001": 8.0, "Z80002": 3.0, "Z80003": 17.0, "Z80004": 31.0, "Z80005": 6.0}
)
OTHERS: Final[Mapping[str, float]] = MappingProxyType(
    {"Z80001": 9.0, "Z80002": 1.0, "Z80003": 15.0, "Z80004": 44.0, "Z80005": 5.0}
)
"""Other rooms in the same bands."""

LIST: Final = 7919.0
_OF_ITS_OWN: Final = (
    "england", "expected", "adjusted", "context_part", "reliability", "tau2", "standard_target",
)  # fmt: skip
_OF_ALL: Final = (
    "area_value", "peer_value", "gap", "place_part", "chance_part", "unexplained_part", "unexplained_lower",
    "unexplained_upper", "funnel_lower95", "funnel_upper95", "funnel_lower998", "funnel_upper998", "z", "crude_z",
    "q_value", "robustness", "rank_lower", "rank_upper", "ranked_of",
)  # fmt: skip
"""What is made of a practice's own rooms here, and what of everybody's."""


def banded_release(folder: Path, rooms: Mapping[str, float] = ROOMS) -> Path:
    """Write the release into `folder` and return it. Everything about `rooms` in it is made from them."""
    definitions = tuple(_definition(one) if one.id == BANDED else one for one in INDICATORS)
    results = [_row(row, rooms) if row["indicator"] == BANDED else row for row in judged_results()]
    return judged_release(folder, definitions=definitions, results=results, **_more(rooms, results))


def figure(rooms: float) -> float:
    """Return rooms for every 1,000 patients."""
    return 1000 * rooms / LIST


def _definition(one: IndicatorDefinition) -> IndicatorDefinition:
    fields = one.model_dump(mode="json")
    banded = {"rule": "banded", "bands": "rooms", "text": "Shown in bands"}
    return IndicatorDefinition.model_validate(
        {**fields, "suppression": banded, "multiplier": 1000, "decimals": 4, "unit_symbol": ""}
    )


def _row(row: Mapping[str, Any], rooms: Mapping[str, float]) -> dict[str, Any]:
    value = figure(rooms[row["practice"]])
    mean = figure(sum(rooms.values()) / len(rooms))
    told = {name: value * (1 + place / 100) for place, name in enumerate(_OF_ITS_OWN, start=1)}
    told |= {name: mean * (1 + place / 100) for place, name in enumerate(_OF_ALL, start=1)}
    told |= {name: told[name] / 100 for name in ("robustness", "reliability", "q_value")}
    return {**row, **told, "numerator": rooms[row["practice"]], "denominator": LIST, "value": value}


def _more(rooms: Mapping[str, float], results: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the tables and records beside the results, with something of the rooms in each."""
    mean = figure(sum(rooms.values()) / len(rooms))
    lines = dict.fromkeys(("lower95", "upper95", "lower998", "upper998"), mean)
    return {
        "contributions": [
            {
                "practice": code,
                "indicator": BANDED,
                "covariate": "deprivation",
                "contribution": figure(number),
            }
            for code, number in rooms.items()
        ],
        "funnels": [
            {"indicator": BANDED, "given": given, "denominator": size, **lines}
            for given in ("context_and_place", "nothing")
            for size in (100.0, LIST)
        ],
        "models": [
            {
                "indicator": BANDED,
                "family": "gaussian",
                "covariates": [],
                "average_expected": mean,
                "tau2_practices": mean,
                "practices": 5,
                "unadjusted": 0,
                "notes": [],
            }
        ],
    }
