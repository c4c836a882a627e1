"""What is due soon for somebody in a role: tasks, what waits in the cycle, and the steps of the year."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import agenda_of
from evenhand.cycle.calendar.of import next_steps
from evenhand.cycle.outbox.presenters import Due
from evenhand.cycle.tasks.of import open_tasks

DAYS_AHEAD: Final = 7
"""How soon something is due for a reminder to name it."""


def due_for(viewer: Viewer, commissioner: str, today: date, days: int = DAYS_AHEAD) -> list[Due]:
    """Return what is due for a viewer within some days, or is late, soonest first; each with an id of its own.

    `commissioner` is the one whose calendar is the viewer's.
    """
    until = today + timedelta(days=days)
    found = {one.id: one for one in _every(viewer, commissioner, today) if one.by <= until}
    return sorted(found.values(), key=lambda one: (one.by, one.what, one.id))


def _every(viewer: Viewer, commissioner: str, today: date) -> Iterator[Due]:
    if viewer.role == Role.PRACTICE:
        for task in open_tasks(viewer):
            yield Due(f"task:{task.pk}", task.title, task.due, task.link)
    for item in agenda_of(viewer, today):
        key = f"agenda:{item.address}:{item.due.isoformat()}"
        yield Due(key, item.what, item.due, item.address)
    if commissioner:
        for step in next_steps(viewer, commissioner, today):
            yield Due(f"step:{step.step.id}:{step.due.isoformat()}", step.step.title, step.due, "/desk/year/")
