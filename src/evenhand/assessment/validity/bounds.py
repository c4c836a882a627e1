"""What METHODS 1.12 asks of the figures, and whether they keep to it."""

from dataclasses import dataclass
from typing import Final

from evenhand.assessment.validity.report import Validity

NULL_FLAGS, ANY_FLAGS = 0.0025, 0.0020
"""Of ordinary practices beyond the 99.8% limits on a side, where 0.0010 belong: at most this with nobody unusual, and
at most this in every cell."""
BIAS: Final = 0.02
"""Of the spread of a part: its mean error is at most this."""
COVERAGE: Final = (0.93, 0.97)


@dataclass(frozen=True)
class Bound:
    """One bound: the figure it is about, by its name in the JSON, the figure, and what it must lie between."""

    figure: str
    value: float
    least: float
    most: float

    @property
    def holds(self) -> bool:
        """Whether the figure lies within the bound."""
        return self.least <= self.value <= self.most


def bounds(found: Validity) -> tuple[Bound, ...]:
    """Return every bound with the figure it is about."""
    return (
        Bound("null_flag_rate_998_per_side", found.null_flag_rate.larger, 0.0, NULL_FLAGS),
        Bound("largest_flag_rate_998_per_side", found.largest_flag_rate.larger, 0.0, ANY_FLAGS),
        Bound("split_bias_share", found.split_bias_share, 0.0, BIAS),
        Bound("unexplained_coverage95", found.unexplained_coverage, *COVERAGE),
        Bound("rank_coverage95", found.rank_coverage, *COVERAGE),
    )
