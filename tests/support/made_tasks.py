"""A task for a practice, made inside a running installation."""

from datetime import date

from evenhand.accounts.models import Holding
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.tasks.actions import assign


def give_task(practice: str, title: str, due: str) -> int:
    """Give a practice a task by the performance team and return its number."""
    holding = Holding.objects.select_related("person", "organisation").get(role="performance")
    viewer = Viewer(holding.person, holding)
    return assign(viewer, practice, "confirm-offer", title, date.fromisoformat(due), "/desk/offer/").pk
