"""Whether a figure differs between two periods by more than chance, and by how much."""

from evenhand.statistics.change.difference import change_interval
from evenhand.statistics.change.two_periods import change_of_counts, change_of_values

__all__ = ["change_interval", "change_of_counts", "change_of_values"]
