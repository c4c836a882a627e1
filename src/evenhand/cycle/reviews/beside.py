"""What a review takes from the rest of the cycle: the agreement's objectives, and the support that was promised.

The apps that keep them say here, when they start, how they are asked for (:func:`objectives_come_from`,
:func:`support_comes_from`). Until one has, there is nothing of the kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Objective:
    """An objective of a practice's agreement, in the words both sides signed.

    `basis` says what it rests on; `target` is empty for one in words alone; `promised` is the support the commissioner
    promised with it. `imposed` is one the practice did not sign.
    """

    id: str
    text: str
    basis: str = ""
    baseline: str = ""
    target: str = ""
    promised: tuple[str, ...] = ()
    imposed: bool = False


@dataclass(frozen=True)
class Promise:
    """Support the commissioner promised: what, by when, and the day it was delivered, if it was."""

    what: str
    promised_on: date
    due: date | None = None
    delivered_on: date | None = None
    told: str = ""

    def is_late(self, today: date) -> bool:
        """Whether it is not delivered and its day has passed."""
        return self.delivered_on is None and self.due is not None and self.due < today


ObjectivesOf = Callable[[str, int], tuple[Objective, ...]]
SupportOf = Callable[[str, date, date], tuple[Promise, ...]]


def _no_objectives(practice: str, year: int) -> tuple[Objective, ...]:
    return ()


def _no_support(practice: str, begin: date, end: date) -> tuple[Promise, ...]:
    return ()


_sources: dict[str, object] = {"objectives": _no_objectives, "support": _no_support}


def objectives_come_from(function: ObjectivesOf) -> None:
    """Say how the objectives of a practice's agreement in force in a year are asked for."""
    _sources["objectives"] = function


def support_comes_from(function: SupportOf) -> None:
    """Say how the support promised to a practice in a span of days is asked for."""
    _sources["support"] = function


def objectives_of(practice: str, year: int) -> tuple[Objective, ...]:
    """Return the objectives of the agreement in force in the year that begins in April of `year`."""
    function: ObjectivesOf = _sources["objectives"]  # type: ignore[assignment]
    return function(practice, year)


def support_of(practice: str, begin: date, end: date) -> tuple[Promise, ...]:
    """Return what the commissioner promised a practice within a span of days, in the order of promising."""
    function: SupportOf = _sources["support"]  # type: ignore[assignment]
    return function(practice, begin, end)
