"""A viewer's tasks."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import BETWEEN_PRACTICES, Row, Viewer
from evenhand.cycle.tasks.kinds import ANSWER_A_PRACTICE
from evenhand.cycle.tasks.models import Task


def open_tasks(viewer: Viewer, practices: Iterable[Row] = ()) -> list[Task]:
    """Return the tasks that have not ended, the soonest due first.

    A practice has its own; a commissioner those of `practices` (rows of a release) that are its own, but for what
    practices ask each other.
    """
    return list(_visible(viewer, practices).filter(end__isnull=True).select_related("assigned_by"))


def ended_tasks(viewer: Viewer, number: int = 20) -> list[Task]:
    """Return the last tasks of the viewer's practice that ended, newest first, each with its end."""
    found = _visible(viewer, ()).filter(end__isnull=False).select_related("end", "end__by")
    return list(found.order_by("-end__at")[:number])


def task_of(viewer: Viewer, pk: int) -> Task | None:
    """Return a task of the viewer's own practice; None for any other."""
    return _visible(viewer, ()).select_related("end").filter(pk=pk).first()


def is_late(task: Task, today: date) -> bool:
    """Whether a task's day has passed."""
    return task.due < today


def _visible(viewer: Viewer, practices: Iterable[Row]) -> QuerySet[Task]:
    if not viewer.may("read", "task"):
        return Task.objects.none()
    if viewer.role == Role.PRACTICE:
        return Task.objects.filter(practice=viewer.organisation_code)
    found = Task.objects.filter(practice__in=[row["code"] for row in viewer.practices(practices)])
    # One practice learns from another: both names stand in it, and are nobody's but theirs.
    return found if viewer.may("read", BETWEEN_PRACTICES) else found.exclude(kind=ANSWER_A_PRACTICE)
