"""Case-mix: what circumstances outside a practice's control lead us to expect, and how much each contributes."""

from evenhand.statistics.casemix.contributions import contributions, expected_of
from evenhand.statistics.casemix.fit import fit_casemix
from evenhand.statistics.casemix.links import CaseMixFamily, linked, slope, unlinked
from evenhand.statistics.casemix.random_intercept import random_intercept
from evenhand.statistics.casemix.random_intercept_groups import NO_GROUP
from evenhand.statistics.casemix.random_intercept_result import RandomInterceptFit
from evenhand.statistics.casemix.result import CaseMixFit
from evenhand.statistics.casemix.within import fit_within_groups

__all__ = [
    "NO_GROUP",
    "CaseMixFamily",
    "CaseMixFit",
    "RandomInterceptFit",
    "contributions",
    "expected_of",
    "fit_casemix",
    "fit_within_groups",
    "linked",
    "random_intercept",
    "slope",
    "unlinked",
]
