"""Offers of support, made with what people may do; and a release in which a practice is short of money and rooms."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from evenhand.cycle.support import actions
from evenhand.cycle.support.models import Offer
from evenhand.publication.installed import Opened
from support.judged_release import judged_release
from support.made_release import PRACTICES
from support.moving_days import Days
from support.web import MadePeople

RESOURCES: Final = {
    "Z80001": (120.0, 0.7),
    "Z80002": (150.0, 0.9),
    "Z80003": (160.0, 1.1),
    "Z80004": (170.0, None),
    "Z80005": (1.0, 0.01),
}
"""Pounds a weighted patient and rooms a thousand patients. The last has closed, and counts for nobody."""


def short_release(folder: Path, **changes: Any) -> Path:
    """Write the judged release with funding and rooms: Alder Surgery has the least of both among the open ones."""
    rows = [
        {**row, "context_funding_gap": money, "context_consulting_rooms": rooms}
        for row in PRACTICES
        for money, rooms in [RESOURCES[row["code"]]]
    ]
    return judged_release(folder, practices=rows, **changes)


def three_days(today: date, due: int = 30, first: int = 40, second: int = 80) -> tuple[date, date, date]:
    """Return when an offer is promised for and the two days it is looked at, so many days from today."""
    return today + timedelta(due), today + timedelta(first), today + timedelta(second)


def offered(people: MadePeople, opened: Opened, clock: Days, **changes: Any) -> Offer:
    """Offer Alder Surgery a nurse for the asthma reviews."""
    given: dict[str, Any] = {
        "practice": opened.practices["Z80001"],
        "kind": "staff",
        "about": "Asthma reviews",
        "what": "A respiratory nurse for one day a week",
        "owner": "Ms Owner",
        "days": three_days(clock.today),
        **changes,
    }
    return actions.offer(people.viewer("performance"), opened, **given)


def taken_and_given(people: MadePeople, opened: Opened, clock: Days, **changes: Any) -> Offer:
    """Offer it, let the practice take it, and give it the same day."""
    made = offered(people, opened, clock, **changes)
    actions.step(people.viewer("practice"), made, "accept")
    actions.step(people.viewer("performance"), made, "deliver", "The nurse came every Tuesday")
    return made
