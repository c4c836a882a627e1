"""The two ends of a confidence interval."""

from dataclasses import dataclass

from evenhand.statistics.arrays import BoolArray, FloatArray


@dataclass(frozen=True)
class Interval:
    """Lower and upper limits of one shape, in the unit of the figure; NaN where there is no interval."""

    lower: FloatArray
    upper: FloatArray

    def __truediv__(self, scale: FloatArray | float) -> "Interval":
        """Divide both ends by a positive `scale`: an interval of a count becomes one of a rate."""
        return Interval(self.lower / scale, self.upper / scale)

    def __mul__(self, scale: FloatArray | float) -> "Interval":
        """Multiply both ends by a positive `scale`."""
        return Interval(self.lower * scale, self.upper * scale)

    def contains(self, value: FloatArray | float) -> BoolArray:
        """Whether `value` lies inside or on an end; False where there is no interval."""
        within: BoolArray = (self.lower <= value) & (value <= self.upper)
        return within
