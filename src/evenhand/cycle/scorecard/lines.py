"""What the scorecard has lines for, and the app that records the deeds of each."""

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Deeds = Callable[[str, date, date], tuple[int, int]]


@dataclass(frozen=True)
class LineDefinition:
    """A line: its question, what is counted as due and as done, and what must be known to read it fairly."""

    id: str
    app: str
    title: "StrPromise"
    counts: "StrPromise"
    note: "StrPromise"


LINES: Final = (
    LineDefinition(
        "data",
        "scorecard",
        _("Figures that rest on the commissioner's own data came on time"),
        _("Of figures that rest on a return the commissioner counts: those there when they were due"),
        _(
            "Looked at in the first release made after each figure was due. What others publish or send in is not "
            "counted for or against the commissioner."
        ),
    ),
    LineDefinition(
        "contact",
        "contact",
        _("Practices were in contact with their commissioner"),
        _(
            "Of the area's open practices: those with a visit, a call or a meeting in the twelve months before"
        ),
        _(
            "A practice nobody was in touch with is not judged (R-18). A contact says nothing of how good it was; "
            "practices can comment on each note."
        ),
    ),
    LineDefinition(
        "challenges",
        "challenges",
        _("Challenges were answered in time"),
        _("Of challenges whose answer was due: those answered by then"),
        _("A challenge that is not answered in time stands. An answer in time may still be a wrong one."),
    ),
    LineDefinition(
        "support",
        "support",
        _("Support that was promised was delivered"),
        _("Of support promised by a day: that delivered by then"),
        _(
            "Only what was written down as promised is counted; a commissioner that promises little has little to miss."
        ),
    ),
    LineDefinition(
        "payments",
        "payments",
        _("Payments were made on time"),
        _("Of payments due: those made by the day"),
        _("Whether a payment was the right one is another question, and is not counted here."),
    ),
)
"""Every line, in the order shown. A line whose app records nothing yet says so."""


def deeds_of(line: LineDefinition) -> Deeds | None:
    """Return the function that counts a line's deeds, found by name; None where its app is not there or has none."""
    package = f"evenhand.cycle.{line.app}"
    if importlib.util.find_spec(package) is None or importlib.util.find_spec(f"{package}.of") is None:
        return None
    found: Deeds | None = getattr(importlib.import_module(f"{package}.of"), "deeds", None)
    return found
