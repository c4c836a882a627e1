"""A funnel's limits: each practice's own, and as smooth curves at the average practice's expectation."""

from dataclasses import replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.assessment.adjusting import Adjusted
from evenhand.assessment.comparing import Compared
from evenhand.assessment.crude import Arrays
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.release.schemas import FUNNELS
from evenhand.statistics.funnels.limits import FunnelLimits
from evenhand.statistics.predictive import own_limits, predictive_limits

FloatArray = NDArray[np.float64]

LINES: Final = ("lower95", "upper95", "lower998", "upper998")
POINTS: Final = 64
"""A curve drawn through this many denominators, evenly spaced in their logarithm, looks smooth on any screen."""


def limits_of_practices(compared: Compared) -> dict[str, FloatArray]:
    """Return each practice's own limits, by the columns of a release's results, in the indicator's unit."""
    limits = own_limits(compared.funnel, compared.sizes)
    return {f"funnel_{name}": compared.unit(line) for name, line in _lines(limits).items()}


def curves(
    definition: IndicatorDefinition, arrays: Arrays, adjusted: Adjusted, compared: Compared, given: str
) -> pl.DataFrame:
    """Return a funnel's curves at the average practice's expectation, with the columns of a release's funnels.

    Denominators run from the smallest to the largest compared. The limits of a mean depend on its spread too: theirs
    are drawn for the median spread. An indicator without a denominator, or with nobody compared, has no curve.
    """
    size = arrays.denominator[np.isfinite(compared.z)]
    size = size[np.isfinite(size) & (size > 0)]
    if not size.size:
        return pl.DataFrame(schema=FUNNELS)
    grid = np.geomspace(size.min(), size.max(), POINTS) if size.min() < size.max() else size[:1]
    sizes = grid
    if definition.statistic == "mean":
        sizes = float(np.nanmedian(arrays.spread)) ** 2 / grid
    elif compared.funnel.family == "normal":
        sizes = np.zeros(grid.shape)
    limits = predictive_limits(
        replace(compared.funnel, centre=_centre(definition, adjusted, compared)), sizes
    )
    return pl.DataFrame(
        {
            "indicator": [definition.id] * grid.size,
            "given": [given] * grid.size,
            "denominator": grid,
            **{name: compared.unit(line) for name, line in _lines(limits).items()},
        },
        schema=FUNNELS,
    )


def _centre(definition: IndicatorDefinition, adjusted: Adjusted, compared: Compared) -> float:
    """Return the average practice's expectation, on the funnel's scale."""
    if compared.funnel.family == "normal":
        return compared.funnel.centre
    return adjusted.fit.average_expected


def _lines(limits: FunnelLimits) -> dict[str, FloatArray]:
    lines = (limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998)
    return dict(zip(LINES, lines, strict=True))
