"""How figures of an indicator are put on the scale of an outlook, by the kind of statistic it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z
from evenhand.statistics.realism import Family, own_levels

FloatArray = NDArray[np.float64]
FAMILIES: Final[Mapping[str, Family]] = {"proportion": "binomial", "rate": "poisson"}
COLUMNS: Final = ("numerator", "denominator", "value", "lower95", "upper95")
"""What has to be known of a period."""

Row = Mapping[str, Any]


def sampling_variance(row: Mapping[str, Any]) -> float | None:
    """Return the sampling variance of a value by the width of its interval; None where it has none."""
    if row["lower95"] is None or row["upper95"] is None:
        return None
    return float(((row["upper95"] - row["lower95"]) / (2.0 * two_sided_z(CONFIDENCE_95))) ** 2)


@dataclass(frozen=True)
class Scale:
    """How figures of an indicator are put on the scale of its outlook."""

    family: Family
    times: float
    is_log: bool

    @classmethod
    def of(cls, definition: IndicatorDefinition) -> "Scale":
        """Return the scale of an indicator."""
        family = FAMILIES.get(definition.statistic, "normal")
        return cls(family, float(definition.multiplier), definition.statistic == "ratio")

    def past(self, rows: Sequence[Row]) -> tuple[FloatArray, FloatArray]:
        """Return what the outlook takes of past periods: counts and bases, or values and variances."""
        if self.family != "normal":
            return _column(rows, "numerator"), _column(rows, "denominator")
        values = _column(rows, "value")
        if self.is_log:
            with np.errstate(invalid="ignore", divide="ignore"):
                return np.where(values > 0, np.log(values), np.nan), np.zeros(values.shape)
        variances = [sampling_variance(row) or 0.0 for row in rows]
        return values, np.array(variances)

    def levels(self, rows: Sequence[Row]) -> tuple[FloatArray, FloatArray]:
        """Return each row's level on the scale and its sampling variance."""
        return own_levels(self.family, *self.past(rows))

    def unit(self, value: float) -> float:
        """Return a value in the indicator's unit as the outlook has it: a share, a rate, a value or its logarithm."""
        if self.is_log:
            return float(np.log(value)) if value > 0 else -np.inf
        return value / self.times if self.family != "normal" else value

    def level(self, value: float | None) -> float:
        """Return a value in the indicator's unit on the scale; NaN for one that has no place on it."""
        if value is None:
            return float("nan")
        told = self.unit(value)
        if self.family == "normal":
            return told if np.isfinite(told) else float("nan")
        if told <= 0 or (self.family == "binomial" and told >= 1):
            return float("nan")
        return float(np.log(told / (1.0 - told)) if self.family == "binomial" else np.log(told))


def _column(rows: Sequence[Row], name: str) -> FloatArray:
    return np.array([np.nan if row[name] is None else row[name] for row in rows], dtype=np.float64)
