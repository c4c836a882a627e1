"""Confidence intervals of one figure: proportion, rate of events, mean. Whole arrays at a time."""

from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998
from evenhand.statistics.intervals.clopper_pearson import clopper_pearson
from evenhand.statistics.intervals.interval import Interval
from evenhand.statistics.intervals.mean import mean_interval
from evenhand.statistics.intervals.poisson import (
    byar,
    exact_poisson,
    poisson_interval,
    rate_interval,
)
from evenhand.statistics.intervals.wilson import wilson

__all__ = [
    "CONFIDENCE_95",
    "CONFIDENCE_998",
    "Interval",
    "byar",
    "clopper_pearson",
    "exact_poisson",
    "mean_interval",
    "poisson_interval",
    "rate_interval",
    "wilson",
]
