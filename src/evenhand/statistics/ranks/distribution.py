"""The whole distribution of ranks in one group, from draws of any posterior."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats
from evenhand.statistics.confidence import CONFIDENCE_95


@dataclass(frozen=True)
class RankDistribution:
    """What draws say of each unit's rank, shape (K,): 1 is the lowest value.

    `mean`, and `lower`, `median`, `upper` as quantiles; the shares of draws in which the unit is the `lowest` or the
    `highest`, and in the `lowest_quarter` or `highest_quarter` of the units.
    """

    mean: FloatArray
    lower: FloatArray
    median: FloatArray
    upper: FloatArray
    lowest: FloatArray
    highest: FloatArray
    lowest_quarter: FloatArray
    highest_quarter: FloatArray


def rank_distribution(draws: ArrayLike, confidence: float = CONFIDENCE_95) -> RankDistribution:
    """Return the distribution of the ranks of `draws`, shape (draws, K): each row one draw of every unit.

    For posteriors that are not normal, such as that of none of few; ties keep the order of the units. A quarter of K
    units is the whole number of them not above K/4.

    Source: Marshall and Spiegelhalter (1998) [MarshallSpiegelhalter1998].
    """
    table = floats(draws)
    units = table.shape[1]
    ranks = np.empty(table.shape, dtype=np.int64)
    order = np.argsort(table, axis=1, kind="stable")
    np.put_along_axis(ranks, order, np.arange(1, units + 1)[None, :], axis=1)
    tail, quarter = (1.0 - confidence) / 2.0, units // 4
    lower, median, upper = np.quantile(ranks, [tail, 0.5, 1.0 - tail], axis=0, method="inverted_cdf")
    return RankDistribution(
        mean=ranks.mean(axis=0),
        lower=floats(lower),
        median=floats(median),
        upper=floats(upper),
        lowest=(ranks == 1).mean(axis=0),
        highest=(ranks == units).mean(axis=0),
        lowest_quarter=(ranks <= quarter).mean(axis=0),
        highest_quarter=(ranks > units - quarter).mean(axis=0),
    )
