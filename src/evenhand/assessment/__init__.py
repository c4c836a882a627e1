"""Measure, compare, judge: from a store's observations to everything a release holds."""

from evenhand.assessment.national import assess

__all__ = ["assess"]
