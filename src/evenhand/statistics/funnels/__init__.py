"""Funnel plots in the field's classical forms, kept as named methods beside the predictive funnel (the default)."""

from evenhand.statistics.funnels.exact import exact_binomial_limit, exact_poisson_limit
from evenhand.statistics.funnels.limits import FunnelLimits
from evenhand.statistics.funnels.overdispersed import OverdispersedFunnel, natural_funnel, shmi_funnel
from evenhand.statistics.funnels.phe import (
    phe_proportion_limits,
    phe_proportion_significance,
    phe_ratio_limits,
    phe_ratio_significance,
)

__all__ = [
    "FunnelLimits",
    "OverdispersedFunnel",
    "exact_binomial_limit",
    "exact_poisson_limit",
    "natural_funnel",
    "phe_proportion_limits",
    "phe_proportion_significance",
    "phe_ratio_limits",
    "phe_ratio_significance",
    "shmi_funnel",
]
