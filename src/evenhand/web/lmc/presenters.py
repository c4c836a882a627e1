"""The words of an LMC's first screen and of its inbox."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.cycle.calendar.of import next_steps, year_of
from evenhand.cycle.consultation.models import FrameworkVersion
from evenhand.cycle.consultation.of import states_of, versions
from evenhand.cycle.consultation.tables import FRAMEWORK
from evenhand.cycle.inbox.models import Message
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.budget import BudgetView, present_budget
from evenhand.web.calendar.presenters import StepView, present_year
from evenhand.web.commissioner.scope import Area

FIRST = 4
"""How much of each list stands on the first screen."""


@dataclass(frozen=True)
class MessageView:
    """A message. `read` says who read it and when; empty while nobody has."""

    subject: str
    text: str
    sent: str
    leads_to: str
    address: str
    read: str


@dataclass(frozen=True)
class InboxView:
    """The messages, newest first, and how many are unread in words."""

    messages: tuple[MessageView, ...]
    unread: str


@dataclass(frozen=True)
class Consulted:
    """A framework with a place for the LMC's comments."""

    title: str
    state: str
    address: str


@dataclass(frozen=True)
class FirstView:
    """The first screen."""

    name: str
    area: str
    messages: tuple[MessageView, ...]
    unread: str
    steps: tuple[StepView, ...]
    frameworks: tuple[Consulted, ...]
    budget: BudgetView | None


def present_first(area: Area, messages: Sequence[Message]) -> FirstView:
    """Return the first screen of an LMC for one of its areas."""
    viewer, inbox = area.viewer, present_inbox(messages)
    year = present_year(year_of(area.code), next_steps(viewer, area.code, area.today), area.today)
    return FirstView(
        name=viewer.organisation.name if viewer.organisation else area.name,
        area=area.name,
        messages=tuple(one for one in inbox.messages if not one.read)[:FIRST],
        unread=inbox.unread,
        steps=year.steps[:FIRST],
        frameworks=_consulted(area),
        budget=present_budget(area.opened.edition, area.code),
    )


def present_inbox(messages: Sequence[Message]) -> InboxView:
    """Return the inbox."""
    shown = tuple(present_message(one) for one in messages)
    unread = sum(not one.read for one in shown)
    said = ngettext("{count} message is unread", "{count} messages are unread", unread).format(count=unread)
    return InboxView(shown, said if unread else _("Everything has been read"))


def present_message(message: Message) -> MessageView:
    """Return a message as it is shown."""
    reading = getattr(message, "reading", None)
    read = ""
    if reading is not None:
        day = day_words(timezone.localdate(reading.read_at))
        read = _("Read by {name}, {day}").format(name=reading.read_by.name, day=day)
    return MessageView(
        subject=message.subject,
        text=message.text,
        sent=_("{sender}, {day}").format(
            sender=message.sender or _("This site"), day=day_words(timezone.localdate(message.sent_at))
        ),
        leads_to=message.address,
        address=f"/desk/inbox/{message.pk}/",
        read=read,
    )


def _consulted(area: Area) -> tuple[Consulted, ...]:
    """Return the newest version of each framework the LMC may comment on, by title."""
    newest: dict[str, FrameworkVersion] = {}
    for one in versions(area.viewer, area.code):
        newest.setdefault(one.framework, one)
    states = states_of(list(newest.values()))
    return tuple(
        Consulted(
            one.as_definition.title,
            f"{_(FRAMEWORK.states[states[one.pk]])}.",
            f"/desk/lmc/frameworks/{one.framework}/",
        )
        for one in sorted(newest.values(), key=lambda one: one.as_definition.title)
    )
