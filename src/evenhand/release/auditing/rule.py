"""The rule a card seems to follow, and how many practices it would mark if all were alike."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from evenhand.release.auditing.card import Rated
from evenhand.release.auditing.reasons import Row

Results = Mapping[tuple[str, str], Row]


@dataclass(frozen=True)
class Rule:
    """What the card's ratings show of its rule.

    Parameters
    ----------
    red_share : reds out of all ratings, 0 to 1.
    indicators : how many indicators have both reds and other ratings with figures, so that the rule can be seen.
    cut_by_value : on how many of them every red lies beyond every other rating of its area on one side, the same in
        every area, by the crude value alone.
    practices : practices with any rating.
    with_red : practices with at least one red.
    expected_with_red : how many would have one if every practice were alike, and each indicator's reds fell as
        often as they do but by chance: the sum over practices of ``1 - prod(1 - share of the indicator's reds)``.
        Indicators are taken as unrelated, so that it is a little high where they go together.
    """

    red_share: float
    indicators: int
    cut_by_value: int
    practices: int
    with_red: int
    expected_with_red: float


def infer_rule(
    rated: Sequence[Rated], results: Results, areas: Mapping[str, str | None] = MappingProxyType({})
) -> Rule:
    """Return the rule that `rated` ratings (at least one) seem to follow, by the release's values of them.

    `areas` are practices' commissioners, because a card is made for one area; without them all are taken together.
    """
    by_indicator: dict[str, list[Rated]] = defaultdict(list)
    by_practice: dict[str, list[Rated]] = defaultdict(list)
    for one in rated:
        by_indicator[one.indicator].append(one)
        by_practice[one.practice].append(one)
    share = {name: _reds(same) / len(same) for name, same in by_indicator.items()}
    cuts = [_is_cut(same, results, areas) for same in by_indicator.values()]
    seen = [cut for cut in cuts if cut is not None]
    return Rule(
        red_share=_reds(rated) / len(rated),
        indicators=len(seen),
        cut_by_value=sum(seen),
        practices=len(by_practice),
        with_red=sum(_reds(same) > 0 for same in by_practice.values()),
        expected_with_red=sum(
            1 - math.prod(1 - share[one.indicator] for one in same) for same in by_practice.values()
        ),
    )


def _reds(rated: Sequence[Rated]) -> int:
    return sum(one.rating == "red" for one in rated)


def _is_cut(rated: Sequence[Rated], results: Results, areas: Mapping[str, str | None]) -> bool | None:
    """Return whether the reds of an indicator are each area's lowest or its highest values; None if it is not seen."""
    together: dict[str | None, list[tuple[bool, float]]] = defaultdict(list)
    for one in rated:
        row = results.get((one.practice, one.indicator))
        if row is not None and row["value"] is not None:
            together[areas.get(one.practice)].append((one.rating == "red", row["value"]))
    sides = [found for found in map(_sides, together.values()) if found is not None]
    return bool(set.intersection(*sides)) if sides else None


def _sides(marked: Sequence[tuple[bool, float]]) -> set[str] | None:
    """Return on which sides of all other values the reds lie; None where there are not both."""
    red = [value for is_red, value in marked if is_red]
    other = [value for is_red, value in marked if not is_red]
    if not red or not other:
        return None
    tests = {"low": max(red) <= min(other), "high": min(red) >= max(other)}
    return {side for side, holds in tests.items() if holds}
