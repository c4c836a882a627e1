"""A story is what one app has to tell of the year so far: steps on days, which people take by its actions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Final

from evenhand.config.seeding.clock import moved_clock
from evenhand.config.seeding.people import Cast
from evenhand.cycle.agreements.of import first_year, signature_due
from evenhand.cycle.calendar.working_days import is_working_day
from evenhand.demo.parts import Parts
from evenhand.publication.installed import Opened, Shelf

DAYS_TO_TALK: Final = 7
"""After the day for signing, before a year counts as under way."""


@dataclass(frozen=True)
class Step:
    """Something somebody does on a day."""

    on: date
    do: Callable[[], object]


@dataclass(frozen=True)
class Story:
    """The steps of an app, and in a line what they leave behind."""

    told: str
    steps: tuple[Step, ...]


@dataclass
class Scene:
    """What every story knows: the day it is, the releases on the shelf by season, who plays what, and the people."""

    today: date
    shelf: Shelf
    editions: dict[str, str]
    parts: Parts
    cast: Cast

    def ago(self, days: int) -> date:
        """Return the day that is so many days ago, or the last before it on which people work; never today."""
        day = self.today - timedelta(days=max(days, 1))
        while not is_working_day(day):
            day -= timedelta(days=1)
        return day

    def step(self, ago: int, do: Callable[..., object], *given: object) -> Step:
        """Return the step of doing something, so many days ago."""
        return Step(self.ago(ago), partial(do, *given))

    def at_work(self, day: date) -> date:
        """Return a day if people are at work on it, else the last before it on which they are."""
        return self.ago((self.today - day).days)

    def opened(self, season: str) -> Opened:
        """Return one of the releases by its season."""
        found = self.shelf.opened(self.editions[season])
        assert found is not None
        return found

    @property
    def shown(self) -> Opened:
        """The release that is shown on the day of a step."""
        found = self.shelf.current()
        assert found is not None
        return found

    @cached_property
    def year(self) -> int:
        """The year of agreements that is under way: the last whose day for signing is more than a week ago."""
        year = first_year(self.today)
        due = signature_due(self.parts.commissioner, year)
        return year if self.today > due + timedelta(days=DAYS_TO_TALK) else year - 1

    @cached_property
    def signature_due(self) -> date:
        """The day by which this year's agreements were to be signed."""
        return signature_due(self.parts.commissioner, self.year)

    @cached_property
    def beginning(self) -> date:
        """The day the first people were let in: before anything happens."""
        return date(self.year - 1, 1, 5)


def play(stories: Iterable[Story]) -> None:
    """Take the steps of all stories in the order of their days, so that the record of events is in order too."""
    steps = [step for story in stories for step in story.steps]
    with moved_clock() as clock:
        for step in sorted(steps, key=lambda one: one.on):
            clock.to(step.on)
            step.do()
