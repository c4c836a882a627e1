"""The predictive funnel, Evenhand's default: how unusual a figure is among practices that vary as they usually do.

``z`` is the normal quantile of the mid-p of a figure under its predictive distribution: sampling at the practice's
expectation *and* the ordinary variation between practices (tau2), which is solved for robustly. Unlike limits
widened on the natural scale, it holds its level for small counts and for proportions near 0 or 1.
"""

from evenhand.statistics.predictive.binomial import binomial_funnel
from evenhand.statistics.predictive.gamma_poisson import gamma_poisson_funnel
from evenhand.statistics.predictive.limits import predictive_limits
from evenhand.statistics.predictive.normal import log_ratio, normal_funnel
from evenhand.statistics.predictive.own_limits import own_limits
from evenhand.statistics.predictive.quick import quick_tau2
from evenhand.statistics.predictive.result import PredictiveFunnel
from evenhand.statistics.predictive.robust import expected_winsorised_square

__all__ = [
    "PredictiveFunnel",
    "binomial_funnel",
    "expected_winsorised_square",
    "gamma_poisson_funnel",
    "log_ratio",
    "normal_funnel",
    "own_limits",
    "predictive_limits",
    "quick_tau2",
]
