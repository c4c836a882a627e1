"""What is written without anybody's doing: reminders of what is due, and a digest every quarter.

Both are named by what they tell, so that a clock that is set back, a second sender or a restart writes nothing twice.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from evenhand.accounts.models import Holding
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.challenges.of import said
from evenhand.cycle.letters.common import chance_words
from evenhand.cycle.letters.figures import figure_told
from evenhand.cycle.letters.subject import Subject
from evenhand.cycle.outbox import presenters, wishes
from evenhand.cycle.outbox.actions import tell
from evenhand.cycle.outbox.due import due_for
from evenhand.cycle.outbox.models import Kind, Message, Wish
from evenhand.documents.blocks import Figure
from evenhand.publication.installed import Opened

DAYS_FOR_DIGEST: Final = 31
"""How long after its quarter or month a digest may still be written: after an outage, but no history."""
DAYS_OF_DIGEST: Final = 92
"""How far ahead a digest names what is next."""


@dataclass(frozen=True)
class Period:
    """A quarter or a month that is over."""

    begins: date
    ends: date
    often: str

    @property
    def label(self) -> str:
        """What people call it."""
        if self.often == Wish.Often.MONTHLY:
            return f"{self.begins:%B %Y}"
        return f"{self.begins:%B} to {self.ends:%B %Y}"


def queue_due(opened: Opened | None, today: date | None = None) -> int:
    """Write the reminders and digests of a day; return how many. `opened` is the release shown, if there is one."""
    day = today or timezone.localdate()
    written = 0
    with translation.override("en-gb"):
        for holding in current_holdings():
            for message in (_reminder(holding, opened, day), _digest(holding, opened, day)):
                written += message is not None
    return written


def current_holdings() -> Iterator[Holding]:
    """Yield every role that is held today by somebody who can sign in."""
    held = Holding.objects.filter(person__is_active=True).select_related("person", "organisation", "end")
    for one in held.order_by("pk").iterator(chunk_size=500):
        if one.is_current:
            yield one


def commissioner_of(viewer: Viewer, opened: Opened | None) -> str:
    """Return the commissioner whose calendar is a viewer's: a practice's own, an LMC's first."""
    if viewer.role == Role.PRACTICE:
        row = opened.practices.get(viewer.organisation_code) if opened else None
        return str(row["commissioner"] or "") if row else ""
    return min(viewer.area_codes, default="")


def _reminder(holding: Holding, opened: Opened | None, today: date) -> Message | None:
    if not wishes.wants(holding, Kind.REMINDER):
        return None
    viewer = Viewer(holding.person, holding)
    due = due_for(viewer, commissioner_of(viewer, opened), today)
    if not due:
        return None
    told = Message.objects.filter(holding=holding, kind=Kind.REMINDER).values_list("about", flat=True)
    known = {one for about in told for one in about}
    new = [one for one in due if one.id not in known]
    if not new:
        return None
    ids = sorted(one.id for one in new)
    key = f"reminder:{hashlib.sha256('|'.join(ids).encode()).hexdigest()[:32]}"
    with transaction.atomic():
        return tell(holding, Kind.REMINDER, key, presenters.reminder(new, today, wishes.site()), ids)


def last_period(often: str, today: date) -> Period:
    """Return the last quarter of the financial year, or the last month, that was over before a day."""
    this_month = today.replace(day=1)
    if often == Wish.Often.MONTHLY:
        ends = this_month - timedelta(days=1)
        return Period(ends.replace(day=1), ends, often)
    quarter = today.replace(month=today.month - (today.month - 1) % 3, day=1)
    ends = quarter - timedelta(days=1)
    return Period(ends.replace(month=ends.month - 2, day=1), ends, often)


def _digest(holding: Holding, opened: Opened | None, today: date) -> Message | None:
    wish = wishes.wish_of(holding)
    if wish.digests == Wish.Often.NEVER or holding.role == Role.ADMINISTRATOR:
        return None
    period = last_period(wish.digests, today)
    if (today - period.ends).days > DAYS_FOR_DIGEST or holding.begins_on > period.ends:
        return None
    # By the day its period ends, not by the day it is written: a clock that is set back finds the later one there.
    ended = Message.objects.filter(holding=holding, kind=Kind.DIGEST).values_list("about", flat=True)
    if any(day >= period.ends.isoformat() for about in ended for day in about):
        return None
    viewer = Viewer(holding.person, holding)
    figures, chance = _figures(viewer, opened)
    due = due_for(viewer, commissioner_of(viewer, opened), today, DAYS_OF_DIGEST)
    if not figures and not due and not chance:
        return None
    words = presenters.digest(period.label, figures, chance, due, today, wishes.site())
    with transaction.atomic():
        return tell(
            holding, Kind.DIGEST, f"digest:{period.ends.isoformat()}", words, [period.ends.isoformat()]
        )


def _figures(viewer: Viewer, opened: Opened | None) -> tuple[list[Figure], str]:
    """Return a practice's own figures that differ, and what chance alone would give; nothing for other roles."""
    row = opened.practices.get(viewer.organisation_code) if opened else None
    if opened is None or row is None or viewer.role != Role.PRACTICE:
        return [], ""
    subject = Subject(opened, row, said=said(practice=row["code"]))
    told = [figure_told(subject, one) for one in subject.differing]
    return told, _("Of your figures: {words}").format(words=chance_words(subject))
