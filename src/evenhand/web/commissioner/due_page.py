"""What is due for a commissioner: steps of the year, what waits for an answer, practices to see, data that is late."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.cycle.agenda import AgendaItem, agenda_of
from evenhand.cycle.calendar.of import next_steps, year_of
from evenhand.cycle.calendar.working_days import working_days_between
from evenhand.cycle.contact.of import THING, relationships
from evenhand.pages import addresses
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.budget import BudgetView, present_budget
from evenhand.web.calendar.presenters import StepView, present_year
from evenhand.web.commissioner.data_page import late_indicators
from evenhand.web.commissioner.scope import Area

FIRST = 4
"""How much of each list stands on the first screen; the rest is one step away."""
FIRST_WAITING = 10
"""Of what waits for an answer there is more: a day's work is seen at once."""


@dataclass(frozen=True)
class Waiting:
    """Something that waits for an answer, in words."""

    what: str
    about: str
    due: str
    left: str
    address: str


@dataclass(frozen=True)
class ToSee:
    """A practice nobody was in touch with for twelve months. `address` is empty for who may read no notes."""

    name: str
    last: str
    address: str


@dataclass(frozen=True)
class DueView:
    """Everything that is due. On the first screen each list is cut to the first; `more` says how many are left."""

    area: str
    steps: tuple[StepView, ...]
    steps_note: str
    waiting: tuple[Waiting, ...]
    to_see: tuple[ToSee, ...]
    to_see_words: str
    late: tuple[str, ...]
    late_words: str
    budget: BudgetView | None
    area_query: str


def present_due(area: Area, area_query: str = "") -> DueView:
    """Return what is due in an area for the viewer's side."""
    viewer, today = area.viewer, area.today
    year = present_year(year_of(area.code), next_steps(viewer, area.code, today), today)
    to_see, late = _to_see(area), [one.title for one in late_indicators(area)]
    return DueView(
        area=area.name,
        steps=year.steps,
        steps_note=year.note,
        waiting=tuple(_waiting(area, one) for one in agenda_of(viewer, today) if _is_here(area, one)),
        to_see=to_see,
        to_see_words=_to_see_words(len(to_see), len(area.practices)),
        late=tuple(late),
        late_words=_late_words(len(late), len(area.indicators)),
        budget=present_budget(area.opened.edition, area.code),
        area_query=area_query,
    )


def _is_here(area: Area, item: AgendaItem) -> bool:
    practice = area.opened.practices.get(item.practice)
    return practice is None or practice["commissioner"] == area.code


def _waiting(area: Area, item: AgendaItem) -> Waiting:
    practice, indicator = (
        area.opened.practices.get(item.practice),
        area.opened.edition.indicators.get(item.indicator),
    )
    about = [name_words(practice["name"]) or item.practice] if practice else []
    about += [indicator.title] if indicator else []
    return Waiting(
        what=item.what,
        about=", ".join(about),
        due=day_words(item.due),
        left=left_words(area.today, item.due),
        address=item.address,
    )


def left_words(today: date, due: date) -> str:
    """Return how long there is, in working days."""
    if due < today:
        return _("late since {day}").format(day=day_words(due))
    days = working_days_between(today, due)
    if days == 0:
        return _("due today")
    return ngettext("{days} working day left", "{days} working days left", days).format(days=days)


def _to_see(area: Area) -> tuple[ToSee, ...]:
    told = relationships(area.viewer, area.practices, area.today)
    reads = area.viewer.may("read", THING)
    return tuple(
        ToSee(
            name=name_words(row["name"]) or row["code"],
            last=_last(told[row["code"]].judgement.last),
            address=f"/desk/contact/{addresses.segment(row['code'])}/" if reads else "",
        )
        for row in area.practices
        if not told[row["code"]].judgement.allowed
    )


def _last(day: date | None) -> str:
    return _("last contact {day}").format(day=day_words(day)) if day else _("no contact recorded")


def _to_see_words(count: int, of: int) -> str:
    if not count:
        return _("Somebody was in touch with every practice in the last 12 months.")
    return _(
        "{count} of {all} had no contact in the last 12 months, so their figures are not judged (R-18)."
    ).format(
        count=f"{count:,}",
        all=ngettext("{count} practice", "{count} practices", of).format(count=f"{of:,}"),
    )


def _late_words(count: int, of: int) -> str:
    if not count:
        return _("Nothing is late in the release shown.")
    return _("{count} of {all} have no figures as new as were due.").format(
        count=f"{count:,}",
        all=ngettext("{count} indicator", "{count} indicators", of).format(count=f"{of:,}"),
    )
