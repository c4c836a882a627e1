"""Ranks, only as intervals, among the practices of an area (METHODS 1.8)."""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from evenhand.assessment.splitting import Areas, Parted
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.ranks import rank_intervals

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def area_ranks(
    definition: IndicatorDefinition, parted: Parted, areas: Areas, is_ok: BoolArray
) -> dict[str, FloatArray]:
    """Return ``rank_lower``, ``rank_upper`` and ``ranked_of``: 1 is the lowest, of what context and place leave.

    The posterior of the unexplained part is drawn from for every practice of an area, and each draw ranked. Nobody is
    ranked on an indicator of which neither high nor low is good. The seed follows from the indicator's id, so that
    the same figures give the same ranks.
    """
    nothing = np.full(is_ok.shape, np.nan)
    if definition.polarity == "neutral":
        return {"rank_lower": nothing, "rank_upper": nothing, "ranked_of": nothing}
    split, tau2 = parted.split, parted.model.tau2
    sd = np.sqrt(tau2 * (1.0 - split.reliability))
    mean = np.where(is_ok, split.unexplained, np.nan)
    ranks = rank_intervals(mean, sd, areas.codes, seed=crc32(definition.id.encode()))
    # Where practices differ no more than chance gives, any of them may have any rank.
    lower, upper = (ranks.lower, ranks.upper) if tau2 > 0 else (np.minimum(ranks.of, 1.0), ranks.of)
    return {"rank_lower": lower, "rank_upper": upper, "ranked_of": ranks.of}
