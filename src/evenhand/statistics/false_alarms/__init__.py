"""How many outcomes chance alone would give for this many practices and indicators."""

from evenhand.statistics.false_alarms.correlation import pairwise_correlation
from evenhand.statistics.false_alarms.counts import NullCounts, null_counts

__all__ = ["NullCounts", "null_counts", "pairwise_correlation"]
