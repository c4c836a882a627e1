"""Reliability: how much of the differences between units' figures is not chance."""

from evenhand.statistics.reliability.shares import (
    pairwise_factor,
    reliability,
    size_needed,
    smoothed_variance,
    spearman_brown,
)

__all__ = ["pairwise_factor", "reliability", "size_needed", "smoothed_variance", "spearman_brown"]
