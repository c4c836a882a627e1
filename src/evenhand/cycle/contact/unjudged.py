"""A figure without its judgement: what was counted stays, what is concluded from it goes (R-18)."""

from collections.abc import Mapping
from typing import Any, Final

from evenhand.cycle.contact.policies import sentence
from evenhand.pages.edition import Row
from evenhand.publication.said import Said

JUDGED: Final = (
    "outcome", "outcome_level", "direction", "standard_outcome", "colour", "z", "crude_z", "q_value", "robustness",
    "funnel_lower95", "funnel_upper95", "funnel_lower998", "funnel_upper998", "rank_lower", "rank_upper", "ranked_of",
    "gap", "context_part", "place_part", "chance_part", "unexplained_part", "unexplained_lower", "unexplained_upper",
)  # fmt: skip
"""The columns of a result that say, show or explain what is judged."""


def unjudged(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a result's row without its judgement and, where it would have been compared, with why it is not."""
    held = {**row, **dict.fromkeys(JUDGED)}
    if row["outcome"] is not None or row["standard_outcome"] is not None:
        held |= {"status": "not_applicable", "status_reason": sentence()}
    return held


class HeldBack(Said):
    """What practices say of their figures, shown to a commissioner who may not judge them: no figure is judged."""

    def shown(self, row: Row) -> Row:
        """Return a figure without its judgement."""
        return unjudged(super().shown(row))
