"""The parts of a review's record: what each is called, who writes it, and how long it may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from evenhand.accounts.roles import Role

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Text = "str | StrPromise"

STATEMENT: Final = "statement"
"""The practice's own words, which nobody else writes and nobody edits."""
POINTS: Final = "points"
FINANCE: Final = "finance"
FINANCE_ANSWER: Final = "finance-answer"
DAY: Final = "day"
"""The day the conversation is planned for."""


@dataclass(frozen=True)
class Part:
    """A part: its id, its heading, what to write in it, whose words it is in, and its longest length."""

    id: str
    title: "str | StrPromise"
    hint: "str | StrPromise"
    roles: frozenset[str]
    longest: int = 4000


_TEAM: Final = frozenset({str(Role.PERFORMANCE)})
_PRACTICE: Final = frozenset({str(Role.PRACTICE)})

_ALL: Final = (
    Part(
        POINTS,
        _("What was talked about"),
        _("The main points, as both sides would tell them. Say what went well first."),
        _TEAM,
    ),
    Part(
        "achievements",
        _("What the practice achieved"),
        _("What patients have now that they did not have a year ago, and who brought it about."),
        _TEAM | _PRACTICE,
    ),
    Part(
        STATEMENT,
        _("The practice’s own statement"),
        _(
            "In your own words. It goes into the letter as you write it: nobody shortens or edits it. "
            "Do not name patients."
        ),
        _PRACTICE,
        8000,
    ),
    Part(
        "changed-context",
        _("What has changed around the practice"),
        _("Staff who came or left, a new care home, building work, a neighbour that closed."),
        _TEAM | _PRACTICE,
    ),
    Part(
        FINANCE,
        _("Settling last year’s payments"),
        _("What is still to be paid by either side, how it was worked out, and when it is paid."),
        _TEAM,
    ),
    Part(
        FINANCE_ANSWER,
        _("What the practice says of the settlement"),
        _("Agreed, or what you see otherwise. The settlement is not final without your answer."),
        _PRACTICE,
        2000,
    ),
    Part(DAY, _("The day of the conversation"), _("As 2026-05-14."), _TEAM, 10),
)
PARTS: Final[Mapping[str, Part]] = {part.id: part for part in _ALL}
WRITTEN: Final = tuple(part for part in _ALL if part.id != DAY)
"""Those that are texts of the record, in the order they are read."""
