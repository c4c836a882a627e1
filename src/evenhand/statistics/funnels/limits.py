"""The four lines of a funnel, whatever its form."""

from dataclasses import dataclass

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.intervals.interval import Interval


@dataclass(frozen=True)
class FunnelLimits:
    """Limits at 95% and 99.8%, in the unit of the figure, one of each per denominator asked for."""

    lower_95: FloatArray
    upper_95: FloatArray
    lower_998: FloatArray
    upper_998: FloatArray

    @property
    def inner(self) -> Interval:
        """The limits at 95%."""
        return Interval(self.lower_95, self.upper_95)

    @property
    def outer(self) -> Interval:
        """The limits at 99.8%."""
        return Interval(self.lower_998, self.upper_998)
