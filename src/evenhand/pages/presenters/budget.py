"""The false-alarm budget: how many outcomes chance alone would give, beside how many were raised (METHODS 1.7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.pages.edition import Edition

_LINES: Final = Texts(
    {
        "beyond_95": "Figures outside the 95% limits",
        "beyond_998": "Of these, figures outside the 99.8% limits",
        "practices_beyond_998": "Practices with a figure outside the 99.8% limits",
    }
)


@dataclass(frozen=True)
class BudgetLine:
    """One count: of what, how many chance alone would give, where 95 in 100 such counts lie, and how many there are."""

    name: str
    by_chance: str
    usually: str
    raised: str


@dataclass(frozen=True)
class BudgetView:
    """A budget in words: how many figures, practices and indicators it is over, and its lines."""

    judged: str
    practices: str
    indicators: str
    lines: tuple[BudgetLine, ...]

    @property
    def sentence(self) -> str:
        """The budget in a sentence, of the figures far out."""
        far = self.lines[1]
        return _(
            "{judged} figures of {practices} practices were compared. If no practice were unusual, chance "
            "alone would still put about {by_chance} of them outside the 99.8% limits; {raised} are."
        ).format(judged=self.judged, practices=self.practices, by_chance=far.by_chance, raised=far.raised)


def present_budget(edition: Edition, area: str | None = None) -> BudgetView | None:
    """Return the budget of England, or of one area; None where the release has none or nothing was compared."""
    budget = edition.judgement.get("false_alarms") or {}
    found = budget.get("england") if area is None else budget.get("areas", {}).get(area)
    if not found or not found["judged"]:
        return None
    return BudgetView(
        judged=f"{found['judged']:,}",
        practices=f"{found['practices']:,}",
        indicators=f"{budget['indicators']:,}",
        lines=tuple(_line(name, found[key]) for key, name in _LINES.items()),
    )


def _line(name: str, told: Mapping[str, Any]) -> BudgetLine:
    return BudgetLine(
        name=name,
        by_chance=_about(told["expected"]),
        usually=_("{lower} to {upper}").format(lower=f"{told['lower']:,.0f}", upper=f"{told['upper']:,.0f}"),
        raised=f"{told['raised']:,}",
    )


def _about(expected: float) -> str:
    return f"{expected:,.0f}" if expected >= 10 else f"{expected:,.1f}"
