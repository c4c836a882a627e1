"""What shrinkage gives, whatever the kind of figure."""

from dataclasses import dataclass

from evenhand.statistics.arrays import FloatArray


@dataclass(frozen=True)
class Shrunk:
    """Each unit's posterior, shape (K,); NaN where the unit has no figure, which is expected to be like the others.

    Attributes
    ----------
    mean, sd
        of each unit's posterior. A small unit's mean lies near `centre` whatever it had: show its own figure too.
    weight
        of the unit's own figure in its mean, 0 to 1: its reliability.
    centre, variance
        of the distribution between units, in the unit of the values (squared). With a variance of 0 every mean is
        the centre.
    """

    mean: FloatArray
    sd: FloatArray
    weight: FloatArray
    centre: float
    variance: float
