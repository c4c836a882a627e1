"""The balance meter: which sides of practices' work a framework looks at, and how much of it each strand is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import Perspective

PERSPECTIVES: Final[tuple[Perspective, ...]] = get_args(Perspective)

MOST_MONEY_JUDGED: Final = 0.25
"""The largest share of money where anything is concluded from the indicators together (safeguard R-21)."""
MOST_MONEY: Final = 0.4
"""The largest share of money in any framework, even one from which nothing is concluded (safeguard R-21)."""
CARE: Final[frozenset[Perspective]] = frozenset({"patient-voice", "outcome"})
"""Without one of these, money is not looked at (safeguard R-21)."""
CONCLUDING: Final = frozenset({"judgemental", "payment"})
"""Purposes that put indicators together to conclude something about a practice or to pay it."""


@dataclass(frozen=True)
class Share:
    """A perspective or a strand by its id: how many indicators it has, and the share of all, 0 to 1."""

    id: str
    count: int
    share: float


@dataclass(frozen=True)
class FrameworkBalance:
    """What a framework is made of. Every perspective is there, those nothing looks at with 0; strands in their order.

    `undefined` are members that no indicator defines; they count for their strand and for no perspective.
    """

    framework: str
    indicators: int
    perspectives: tuple[Share, ...]
    strands: tuple[Share, ...]
    undefined: tuple[str, ...]

    def share(self, perspective: Perspective) -> float:
        """Return the share of indicators that look at one side of the work."""
        return next(one.share for one in self.perspectives if one.id == perspective)

    @property
    def has_care(self) -> bool:
        """Whether anything is told of what patients say or of what came of their care."""
        return any(one.count for one in self.perspectives if one.id in CARE)


def framework_balance(
    framework: FrameworkDefinition, indicators: Mapping[str, IndicatorDefinition]
) -> FrameworkBalance:
    """Return the balance of a framework's members; shares are of them all and 0 where there are none."""
    members = [member.indicator for strand in framework.strands for member in strand.indicators]
    seen = Counter(indicators[name].perspective for name in members if name in indicators)
    return FrameworkBalance(
        framework=framework.id,
        indicators=len(members),
        perspectives=_shares(((one, seen[one]) for one in PERSPECTIVES), len(members)),
        strands=_shares(((one.id, len(one.indicators)) for one in framework.strands), len(members)),
        undefined=tuple(name for name in members if name not in indicators),
    )


def _shares(counts: Iterable[tuple[str, int]], whole: int) -> tuple[Share, ...]:
    return tuple(Share(name, count, count / whole if whole else 0.0) for name, count in counts)
