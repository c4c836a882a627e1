"""Every write about tasks: one transaction with its event."""

from datetime import date

from django.db import IntegrityError
from django.utils import timezone

from evenhand.accounts.audit import in_turn, record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.tasks.models import Task, TaskEnd
from evenhand.cycle.tasks.policies import check_task
from evenhand.definitions.indicator import IndicatorDefinition

THING = "task"
LONGEST_NOTE = 300


class Ended(InputError):
    """The task has ended already; the error says how and by whom."""


@in_turn()
def assign(
    viewer: Viewer,
    practice: str,
    kind: str,
    title: str,
    due: date,
    link: str,
    *,
    indicator: IndicatorDefinition | None = None,
) -> Task:
    """Give a practice a task and return it; one of the kind and link that is still open is returned as it is.

    Called by the actions of other apps, whose own permissions hold. `indicator` is what it is about, if anything: a
    day on an objective of the Quality and Outcomes Framework is the practice's alone to set (R-05).
    """
    check_task(viewer, kind, title, due, link, indicator)
    if viewer.role == Role.PRACTICE and kind == "own" and practice != viewer.organisation_code:
        raise NotAllowed("a practice sets tasks for itself alone", received=practice)
    there = Task.objects.filter(practice=practice, kind=kind, link=link, end__isnull=True).first()
    if there is not None:
        return there
    task = Task.objects.create(
        practice=practice,
        kind=kind,
        title=title.strip()[:200],
        due=due,
        link=link,
        assigned_by=viewer.person,
    )
    told = {"kind": kind, "due": due.isoformat(), "link": link}
    record(viewer, "gave a task", THING, task.pk, practice=practice, after=told)
    return task


def done(viewer: Viewer, task: Task, note: str = "") -> TaskEnd:
    """Say that a task is done; Ended where it has ended already, NotAllowed for another's task."""
    if not viewer.may("write", THING) or task.practice != viewer.organisation_code:
        raise NotAllowed("only the practice says that its task is done", received=viewer.role)
    return _end(viewer, task, TaskEnd.Kind.DONE, note)


def withdraw(viewer: Viewer, task: Task, reason: str) -> TaskEnd:
    """Say that a task is no longer asked for, with why. Called by the app that assigned it."""
    if not reason.strip():
        raise InputError("a task is taken back for a reason", remedy="Say why in a few words")
    return _end(viewer, task, TaskEnd.Kind.WITHDRAWN, reason)


def _end(viewer: Viewer, task: Task, kind: TaskEnd.Kind, note: str) -> TaskEnd:
    words = " ".join(note.split())
    if len(words) > LONGEST_NOTE:
        raise InputError(
            "this note is too long",
            received=f"{len(words)} characters",
            remedy=f"Use at most {LONGEST_NOTE}",
        )
    try:
        with in_turn():
            end = TaskEnd.objects.create(task=task, kind=kind, note=words, by=viewer.person)
            record(viewer, f"ended a task: {kind}", THING, task.pk, practice=task.practice, reason=words)
    except IntegrityError as error:
        raise _already(task) from error
    return end


def _already(task: Task) -> Ended:
    end = TaskEnd.objects.select_related("by").get(task=task)
    day = f"{timezone.localdate(end.at):%-d %B %Y}"
    return Ended(
        "this task has ended already",
        received=f"{end.get_kind_display().lower()} by {end.by or 'the site'} on {day}",
        remedy="There is nothing left to do",
    )
