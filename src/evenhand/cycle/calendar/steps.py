"""A year as data: its steps, when each begins and ends, for whom, and what comes of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evenhand.common.errors import InputError
from evenhand.common.periods import months_after
from evenhand.cycle.calendar.working_days import next_working_day

YEARS = Path(__file__).parent / "years"
SHIPPED = "brief"

Side = Literal["commissioner", "practice", "lmc"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Day(_Part):
    """A day of the year: its month, its day, and whether it lies in the calendar year before."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    year: Annotated[int, Field(ge=-1, le=1)] = 0

    def on(self, year: int) -> date:
        """Return the day in a year; the last day of its month where the month is shorter, as February is."""
        for day in range(self.day, 27, -1):
            try:
                return date(year + self.year, self.month, day)
            except ValueError:
                continue
        return date(year + self.year, self.month, self.day)


class Step(_Part):
    """A step of the year."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Annotated[str, Field(min_length=3, max_length=90)]
    begins: Day
    ends: Day
    sides: Annotated[tuple[Side, ...], Field(min_length=1)]
    what: Annotated[str, Field(min_length=20)]
    outcome: Annotated[str, Field(min_length=5)]
    rules: tuple[str, ...] = ()


class Year(_Part):
    """The steps of a year, and what must be public about what follows."""

    title: str
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    after: Mapping[Literal["standards", "support", "action"], str]

    @model_validator(mode="after")
    def _hangs_together(self) -> "Year":
        ids = [step.id for step in self.steps]
        if len(set(ids)) < len(ids):
            raise ValueError("two steps have the same id")
        for step in self.steps:
            if step.ends.on(2001) < step.begins.on(2001):
                raise ValueError(f"{step.id} ends before it begins")
        if set(self.after) != {"standards", "support", "action"}:
            raise ValueError("after says what follows under standards, support and action")
        return self


class Dated(BaseModel):
    """A step in a certain year. `due` is the working day by which it is done."""

    model_config = ConfigDict(frozen=True)

    step: Step
    begins: date
    due: date


def read_year(given: Any, where: str) -> Year:
    """Return a year from its data; InputError with everything that is wrong with it."""
    try:
        return Year.model_validate(given)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'the year'}: {one['msg']}" for one in error.errors()
        )
        raise InputError(
            "this is no year of the cycle", where=where, received=faults, remedy="Mend each and try again"
        ) from error


@cache
def shipped_year(name: str = SHIPPED) -> Year:
    """Return a year that comes with the product."""
    path = YEARS / f"{name}.yaml"
    return read_year(yaml.safe_load(path.read_text(encoding="utf-8")), str(path))


def dated(year: Year, first: int) -> list[Dated]:
    """Return the steps of the year that begins in April of `first`, by when each is due.

    A step that ends on a weekend or a bank holiday is due on the next working day.
    """
    steps = [
        Dated(step=step, begins=step.begins.on(first), due=next_working_day(step.ends.on(first)))
        for step in year.steps
    ]
    return sorted(steps, key=lambda one: (one.due, one.begins, one.step.id))


def around(year: Year, today: date) -> list[Dated]:
    """Return the steps that are under way or to come within a year of a day, soonest due first."""
    every: Sequence[Dated] = [
        one for first in (today.year - 1, today.year, today.year + 1) for one in dated(year, first)
    ]
    horizon = months_after(today, 12)
    return sorted(
        (one for one in every if today <= one.due <= horizon), key=lambda one: (one.due, one.step.id)
    )
