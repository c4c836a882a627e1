"""Whether a figure differs between two periods by more than chance."""

from evenhand.statistics.change.two_periods import change_of_counts, change_of_values

__all__ = ["change_of_counts", "change_of_values"]
