"""Inequality: how a value changes from the most to the least deprived, by slope and by ratio."""

from evenhand.statistics.inequality.slope import Inequality, closed_form_error, slope_of_inequality

__all__ = ["Inequality", "closed_form_error", "slope_of_inequality"]
