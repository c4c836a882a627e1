"""Weighted means and proportions of a survey, with standard errors that know its design."""

from evenhand.statistics.survey.design import Design, effective_number, kish_design_effect
from evenhand.statistics.survey.estimates import SurveyEstimate, published_proportion_interval, weighted_mean
from evenhand.statistics.survey.proportions import (
    beta_interval,
    likelihood_interval,
    logit_interval,
)

__all__ = [
    "Design",
    "SurveyEstimate",
    "beta_interval",
    "effective_number",
    "kish_design_effect",
    "likelihood_interval",
    "logit_interval",
    "published_proportion_interval",
    "weighted_mean",
]
