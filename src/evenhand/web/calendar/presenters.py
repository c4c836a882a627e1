"""The words of the calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.common.language import Texts
from evenhand.cycle.calendar.steps import Dated, Year, dated
from evenhand.cycle.calendar.working_days import is_certain, known_until, working_days_between
from evenhand.definitions.safeguards import SAFEGUARDS
from evenhand.pages.numbers import day_words

_SIDES = Texts(
    {"commissioner": "the commissioner", "practice": "practices", "lmc": "the local medical committee"}
)


@dataclass(frozen=True)
class StepView:
    """A step as it is shown."""

    id: str
    title: str
    when: str
    due: str
    left: str
    sides: str
    what: str
    outcome: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class YearView:
    """Steps in order, and what must be known about the days."""

    title: str
    steps: tuple[StepView, ...]
    note: str


@dataclass(frozen=True)
class ProcessView:
    """The process anybody may read: the year, and what follows from a figure."""

    steps: tuple[StepView, ...]
    standards: str
    support: str
    action: str
    rules: tuple[tuple[str, str], ...]


def present_year(year: Year, steps: Sequence[Dated], today: date) -> YearView:
    """Return the steps to come as they are shown on a day."""
    uncertain = [one for one in steps if not is_certain(one.due)]
    note = (
        _("Bank holidays are known to {day}; later days are counted without them.").format(
            day=day_words(known_until())
        )
        if uncertain
        else ""
    )
    return YearView(_(year.title), tuple(_step(one, today) for one in steps), note)


def present_process(year: Year, first: int) -> ProcessView:
    """Return the process list that has to be public: standards, when and how reviewed, support, what can follow."""
    steps = dated(year, first)
    named = sorted({rule for one in steps for rule in one.step.rules}, key=lambda rule: int(rule[2:]))
    sentences = {one.number: _(one.sentence) for one in SAFEGUARDS}
    after = {name: text.strip() for name, text in year.after.items()}
    return ProcessView(
        tuple(_step(one) for one in steps),
        _(after["standards"]),
        _(after["support"]),
        _(after["action"]),
        tuple((rule, sentences[rule]) for rule in named if rule in sentences),
    )


def _step(one: Dated, today: date | None = None) -> StepView:
    """Return a step; how long is left to it where it is one to come, on the day named."""
    what = one.step.what.strip()
    return StepView(
        id=f"{one.step.id}-{one.due.isoformat()}",
        title=_(one.step.title),
        when=_("{begins} to {due}").format(begins=day_words(one.begins), due=day_words(one.due)),
        due=day_words(one.due),
        left=_left(one, today) if today else "",
        sides=_listed(_SIDES[side] for side in one.step.sides),
        what=_(what),
        outcome=_(one.step.outcome),
        rules=one.step.rules,
    )


def _left(one: Dated, today: date) -> str:
    if today < one.begins:
        return _("Begins {day}").format(day=day_words(one.begins))
    days = working_days_between(today, one.due)
    if days == 0:
        return _("Due today")
    return ngettext("{days} working day left", "{days} working days left", days).format(days=days)


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    text = every[0]
    if len(every) > 1:
        text = _("{others} and {last}").format(others=", ".join(every[:-1]), last=every[-1])
    return text[:1].upper() + text[1:]
