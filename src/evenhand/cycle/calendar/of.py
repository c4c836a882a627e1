"""The calendar as each viewer has it."""

from datetime import date

from evenhand.accounts.models import Holding
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.calendar.models import Feed, YearVersion
from evenhand.cycle.calendar.steps import Dated, Side, Year, around, read_year, shipped_year

_SIDES: dict[str, Side] = {Role.PRACTICE: "practice", Role.LMC: "lmc"}


def year_of(commissioner: str) -> Year:
    """Return the year in force for a commissioner: its own, or the one that comes with the product."""
    newest = YearVersion.objects.filter(commissioner=commissioner).last()
    return read_year(newest.year, f"the calendar of {commissioner}") if newest else shipped_year()


def version_of(commissioner: str) -> int:
    """Return the number of the year in force for a commissioner; 0 for the one that comes with the product."""
    newest = YearVersion.objects.filter(commissioner=commissioner).last()
    return newest.pk if newest else 0


def side_of(viewer: Viewer) -> Side:
    """Return which side a viewer is on."""
    return _SIDES.get(viewer.role, "commissioner")


def next_steps(viewer: Viewer, commissioner: str, today: date) -> list[Dated]:
    """Return the steps under way and to come for the viewer's side, soonest due first."""
    side = side_of(viewer)
    return [one for one in around(year_of(commissioner), today) if side in one.step.sides]


def holding_of_feed(secret_hash: str) -> Holding | None:
    """Return the role whose calendar address this is, while the role is held."""
    feed = (
        Feed.objects.select_related("holding__organisation", "holding__person")
        .filter(secret_hash=secret_hash)
        .first()
    )
    if feed is None or not feed.holding.is_current or not feed.holding.person.is_active:
        return None
    return feed.holding
