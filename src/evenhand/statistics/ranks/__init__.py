"""Ranks, only ever as intervals: where in its group a unit may lie."""

from evenhand.statistics.ranks.intervals import RankIntervals, rank_intervals

__all__ = ["RankIntervals", "rank_intervals"]
