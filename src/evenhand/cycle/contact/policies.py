"""R-18: a practice that nobody was in touch with for twelve months is not judged by its commissioner."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Max
from django.utils.translation import gettext as _

from evenhand.cycle.contact.models import Contact

RULE: Final = "R-18"
MONTHS: Final = 12


@dataclass(frozen=True)
class Judgement:
    """Whether a commissioner's views of a practice may say what is judged, and when somebody was last in touch."""

    allowed: bool
    last: date | None

    @property
    def reason(self) -> str:
        """Why not, in the rule's sentence; nothing where they may."""
        return "" if self.allowed else sentence()


def sentence() -> str:
    """Return what R-18 says where it holds judgement back."""
    return _(
        "No contact with this practice is recorded in the last 12 months, so its figures are shown without a "
        "judgement: who judges a practice knows it (R-18)."
    )


def year_before(today: date) -> date:
    """Return the first day that still counts: the same day a year ago, 28 February for a 29th."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return date(today.year - 1, 2, 28)


def judgement_allowed(practice: str, today: date) -> bool:
    """Whether a practice's figures may be judged by its commissioner on a day (R-18)."""
    return judgements([practice], today)[practice].allowed


def judgements(practices: Iterable[str], today: date) -> dict[str, Judgement]:
    """Return what R-18 says of each practice on a day, in one query."""
    codes = list(practices)
    last = _last_contacts(codes, today)
    since = year_before(today)
    return {code: Judgement((day := last.get(code)) is not None and day >= since, day) for code in codes}


def _last_contacts(codes: Collection[str], today: date) -> dict[str, date]:
    found = Contact.objects.filter(practice__in=codes, on__lte=today)
    return dict(found.values_list("practice").annotate(last=Max("on")))
