"""Case-mix: what circumstances outside a practice's control lead us to expect, and how much each contributes."""

from evenhand.statistics.casemix.contributions import contributions, expected_of
from evenhand.statistics.casemix.fit import fit_casemix
from evenhand.statistics.casemix.links import CaseMixFamily, linked, slope, unlinked
from evenhand.statistics.casemix.result import CaseMixFit

__all__ = [
    "CaseMixFamily",
    "CaseMixFit",
    "contributions",
    "expected_of",
    "fit_casemix",
    "linked",
    "slope",
    "unlinked",
]
