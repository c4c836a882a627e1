"""Shrinkage: what a unit's own figure is worth beside what units of its kind usually have."""

from evenhand.statistics.shrinkage.beta_binomial import beta_binomial_shrinkage
from evenhand.statistics.shrinkage.gamma_poisson import gamma_poisson_shrinkage
from evenhand.statistics.shrinkage.normal import normal_shrinkage
from evenhand.statistics.shrinkage.result import Shrunk

__all__ = ["Shrunk", "beta_binomial_shrinkage", "gamma_poisson_shrinkage", "normal_shrinkage"]
