"""R-17: whether a practice was given less than most, or has fewer rooms, looked up before anything else is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.common.errors import InputError
from evenhand.pages.numbers import NumberForm
from evenhand.publication.installed import Opened
from evenhand.release.schemas import context_column

QUARTER: Final = 0.25
"""Short is what is below England's 25th percentile."""

_CRITERIA: Final = (
    (
        "funding-gap",
        gettext_lazy("Funding for each weighted patient is below England’s 25th percentile"),
        "£",
    ),
    (
        "consulting-rooms",
        gettext_lazy("Rooms for every 1,000 patients are below England’s 25th percentile"),
        "",
    ),
)


@dataclass(frozen=True)
class Criterion:
    """A criterion and what was found. `holds` is None where it is not known."""

    text: str
    found: str
    holds: bool | None

    def told(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        return {"criterion": self.text, "found": self.found, "holds": self.holds}


@dataclass(frozen=True)
class Shortfall:
    """What is known of a practice's funding and rooms."""

    criteria: tuple[Criterion, ...]

    @property
    def is_short(self) -> bool:
        """Whether funding or rooms are short: investment is then the first option shown."""
        return any(one.holds for one in self.criteria)

    @property
    def note(self) -> str:
        """What is said before anything else; nothing where neither is short."""
        if not self.is_short:
            return ""
        short = "; ".join(f"{one.text.lower()} ({one.found})" for one in self.criteria if one.holds)
        return _(
            "Before anything else: {short}. Support by staff alone may not be what is missing, so investment can be "
            "offered and asked for (R-17)."
        ).format(short=short)


def shortfall_of(opened: Opened, practice: str) -> Shortfall:
    """Return what a release says of a practice's funding and rooms, beside those of England's open practices."""
    row = opened.practices.get(practice)
    if row is None:
        raise InputError(_("there is no such practice in this release"), received=practice)
    return Shortfall(tuple(_found(opened, row, *one) for one in _CRITERIA))


def _found(opened: Opened, row: Mapping[str, Any], context: str, text: Any, symbol: str) -> Criterion:
    column, form = context_column(context), NumberForm(symbol, 2)
    value = row.get(column)
    if value is None:
        return Criterion(str(text), _("not known"), None)
    others = [
        one[column]
        for one in opened.practices.values()
        if one["status"] != "closed" and one[column] is not None
    ]
    limit = quarter_of(others)
    found = _("{value}, where a quarter of practices have less than {limit}").format(
        value=form.words(value), limit=form.words(limit)
    )
    return Criterion(str(text), found, value < limit)


def quarter_of(values: list[float]) -> float:
    """Return the 25th percentile, between the two nearest in proportion."""
    ordered = sorted(values)
    place = QUARTER * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
