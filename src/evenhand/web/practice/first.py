"""The first screen: what is due, what is worth a look, what changed, and where to go from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from evenhand.cycle.tasks.kinds import KINDS
from evenhand.cycle.tasks.models import Task
from evenhand.cycle.tasks.of import is_late
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.explanation import explain
from evenhand.web.practice.changes import ChangesView, present_changes
from evenhand.web.practice.own import Own
from evenhand.web.practice.wording import chance_words, differing, figure_address, preview_words


@dataclass(frozen=True)
class TaskLine:
    """A task: what there is to do, by when, what the day rests on, and where it is done."""

    pk: int
    title: str
    kind: str
    due: str
    is_late: bool
    rests_on: str
    link: str


@dataclass(frozen=True)
class LookLine:
    """A figure outside its limits, in plain words, with its note."""

    title: str
    address: str
    sign: str
    label: str
    sentences: str
    note: ContextNote


@dataclass(frozen=True)
class FirstView:
    """The first screen of a practice."""

    name: str
    preview: str
    tasks: tuple[TaskLine, ...]
    more_tasks: int
    chance: str
    looks: tuple[LookLine, ...]
    changes: ChangesView | None


MOST_TASKS = 5


def present_first(
    own: Own, tasks: Sequence[Task], before: tuple[date, list[Row]] | None, today: date
) -> FirstView:
    """Return the first screen. `tasks` are the open ones; `before` the rows of the release before."""
    return FirstView(
        name=name_words(own.practice["name"]) or own.code,
        preview=preview_words(own.preview) if own.preview else "",
        tasks=tuple(task_line(task, today) for task in tasks[:MOST_TASKS]),
        more_tasks=max(len(tasks) - MOST_TASKS, 0),
        chance=chance_words(own.results.values()),
        looks=tuple(look_line(own, row) for row in differing(own)),
        changes=present_changes(own.opened.edition, before, list(own.results.values())),
    )


def task_line(task: Task, today: date) -> TaskLine:
    """Return a task as it is shown."""
    kind = KINDS[task.kind]
    return TaskLine(
        pk=task.pk,
        title=task.title,
        kind=str(kind.title),
        due=day_words(task.due),
        is_late=is_late(task, today),
        rests_on=str(kind.rests_on),
        link=task.link,
    )


def look_line(own: Own, row: Row) -> LookLine:
    """Return a figure outside its limits in plain words."""
    edition = own.opened.edition
    definition = edition.indicators[row["indicator"]]
    label = words.outcome_label(row["outcome"], row["direction"], definition.polarity)
    fragile = words.is_fragile(row["outcome"], row["robustness"])
    sentences = list(explain(edition, definition, row, own.evidence))
    if fragile:
        sentences.append(_("This outcome is fragile: rest nothing on it alone."))
    return LookLine(
        title=definition.title,
        address=figure_address(definition.id),
        sign=words.OUTCOMES[row["outcome"]].sign,
        label=label,
        sentences=" ".join(sentences),
        note=ContextNote(_(row["context_note"] or "")),
    )
