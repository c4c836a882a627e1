"""Many tests at once: which outcomes stand when so many were looked at."""

from evenhand.statistics.multiple_testing.false_discovery import benjamini_hochberg, two_sided_p

__all__ = ["benjamini_hochberg", "two_sided_p"]
