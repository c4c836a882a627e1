"""The page of a practice's tasks: what is due, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from evenhand.cycle.tasks.models import Task
from evenhand.pages.numbers import day_words
from evenhand.web.practice.first import TaskLine, task_line


@dataclass(frozen=True)
class EndedLine:
    """A task that has ended: how, by whom and when."""

    title: str
    how: str
    by: str
    on: str
    note: str


@dataclass(frozen=True)
class TasksView:
    """All tasks of a practice."""

    tasks: tuple[TaskLine, ...]
    ended: tuple[EndedLine, ...]


def present_tasks(tasks: Sequence[Task], ended: Sequence[Task], today: date) -> TasksView:
    """Return the page: open tasks in order of their day, then those that ended, newest first."""
    return TasksView(tuple(task_line(task, today) for task in tasks), tuple(map(_ended, ended)))


def _ended(task: Task) -> EndedLine:
    end = task.end
    return EndedLine(
        title=task.title,
        how=str(end.get_kind_display()),
        by=str(end.by or ""),
        on=day_words(timezone.localdate(end.at)),
        note=end.note,
    )
