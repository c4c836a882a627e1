"""How likely a practice is to reach a target next period if it carries on as it is, and whether chance would hide it.

A target for one practice is a promise about one future figure. Three things decide what that figure may be: where the
practice stands given its context and its own past, how far practices move from period to period, and how much chance
so few patients leave. :func:`outlook` puts the first two together, :func:`chance_of_reaching` adds the third, and
:func:`noise` says how far a target has to lie from the baseline before a difference could be seen at all.
"""

from evenhand.statistics.realism.chance import AT_LEAST, AT_MOST, Direction, chance_of_reaching
from evenhand.statistics.realism.noise import is_detectable, noise
from evenhand.statistics.realism.outlook import Family, Outlook, outlook, own_levels
from evenhand.statistics.realism.persistence import persistence

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "Direction",
    "Family",
    "Outlook",
    "chance_of_reaching",
    "is_detectable",
    "noise",
    "outlook",
    "own_levels",
    "persistence",
]
