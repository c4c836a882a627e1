"""Ranks, only ever as intervals: where in its group a unit may lie."""

from evenhand.statistics.ranks.distribution import RankDistribution, rank_distribution
from evenhand.statistics.ranks.intervals import RankIntervals, rank_intervals

__all__ = ["RankDistribution", "RankIntervals", "rank_distribution", "rank_intervals"]
