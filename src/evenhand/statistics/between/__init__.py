"""How much units differ beyond chance: estimators of the variance between them."""

from evenhand.statistics.between.variance import Between, between_variance

__all__ = ["Between", "between_variance"]
