"""A compared figure of the made release with a gap in parts of our own choosing."""

from typing import Any, Final

from evenhand.release.schemas import RESULTS
from support.made_release import INDICATORS, result

_OF: Final = {one.id: one for one in INDICATORS}


def parted(
    indicator: str,
    *,
    context: float = 0.0,
    place: float = 0.0,
    chance: float = 0.0,
    left: float | None = 0.0,
    within: float | None = 0.01,
    outcome: str | None = "differs_explore",
    **changes: Any,
) -> dict[str, Any]:
    """Return a row of results whose value is England's and the parts together, differing unless `outcome` says not.

    `within` is half the 95% interval of what is `left`; None is an interval without width, as an amount's is.
    """
    row = {**dict.fromkeys(RESULTS), **result("Z80001", _OF[indicator])}
    gap = context + place + chance + (left or 0.0)
    half, beyond = within or 0.0, chance + (left or 0.0)
    differs = outcome in {"worth_a_look", "differs_explore"}
    return {
        **row,
        "outcome": outcome,
        "direction": ("higher" if beyond > 0 else "lower") if differs else "similar",
        "value": row["england"] + gap,
        "gap": gap,
        "expected": row["england"] + context,
        "adjusted": row["england"] + gap - context,
        "context_part": context,
        "place_part": place,
        "chance_part": chance,
        "unexplained_part": left,
        "unexplained_lower": None if left is None else left - half,
        "unexplained_upper": None if left is None else left + half,
        **changes,
    }
