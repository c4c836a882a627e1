"""The parameters of a run chart and the names of its rules."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from evenhand.common.errors import InputError

LEAST_POINTS: Final = 13
"""Limits made from fewer points move too much with each new one (Making Data Count) [MakingDataCount]."""

LEAST_FIXED: Final = 12
"""The fewest points that limits may be fixed after [PlotTheDots]."""

RUN_LENGTHS: Final = (6, 7, 8)
"""Lengths in use: Making Data Count's tools let a chart have 6 or 7; elsewhere 8 is usual [AnhoejOlesen2014]."""


class Signal(IntEnum):
    """What is said of a point. A point that several rules hold for takes the first of them, in this order."""

    COMMON_CAUSE = 0
    OUTSIDE = 1
    TREND = 2
    TWO_IN_THREE = 3
    SHIFT = 4


@dataclass(frozen=True)
class RunRules:
    """The parameters of a run chart, to be printed with it. The defaults are Making Data Count's [MakingDataCount].

    Attributes
    ----------
    trend
        points that must all rise or all fall: 6, 7 or 8.
    shift
        points that must all lie on one side of the mean: 6, 7 or 8.
    inclusive
        whether two-in-three also counts points beyond a process limit, as Making Data Count's tools have done since
        November 2023 (NHSRplotthedots 0.2.2 counts only those between two thirds of the limit and the limit).
    screened
        whether moving ranges of 3.267 times their mean or more are left out once before the limits are made. Off as
        in Making Data Count's Excel tool; NHSRplotthedots has it on.
    fix_after
        the mean and the limits are those of this many first points, at least 12; all of them when not given.

    Raises :class:`InputError` for a length or a number of points that is not allowed.
    """

    trend: int = 7
    shift: int = 7
    inclusive: bool = True
    screened: bool = False
    fix_after: int | None = None

    def __post_init__(self) -> None:
        for name in ("trend", "shift"):
            if getattr(self, name) not in RUN_LENGTHS:
                raise InputError(
                    f"a {name} on a run chart cannot have this length",
                    where=name,
                    received=getattr(self, name),
                    remedy="Choose 6, 7 or 8 points",
                )
        if self.fix_after is not None and self.fix_after < LEAST_FIXED:
            raise InputError(
                "the limits of a run chart cannot be fixed after so few points",
                where="fix_after",
                received=self.fix_after,
                remedy=f"Give {LEAST_FIXED} or more, or leave it out to use every point",
            )
