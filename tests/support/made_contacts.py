"""Contacts and messages, made inside a running installation."""

from datetime import timedelta

from django.utils import timezone

from evenhand.accounts.models import Holding
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.contact import actions
from evenhand.cycle.inbox.actions import tell
from evenhand.publication.installed import Shelf


def _performance() -> Viewer:
    holding = Holding.objects.select_related("person", "organisation").get(role="performance")
    return Viewer(holding.person, holding)


def visit(practice: str, days_ago: int) -> int:
    """Note a visit to a practice of the release shown and return the note's number."""
    from django.conf import settings

    opened = Shelf(settings.DATA).current()
    assert opened is not None
    day = timezone.localdate() - timedelta(days=days_ago)
    row = opened.practices[practice]
    return actions.note_contact(_performance(), row, day, "visit", "Both sides", "How the telephones go").pk


def tell_lmc(key: str, subject: str, text: str) -> int:
    """Tell the LMCs of the performance team's area something and return how many were told."""
    viewer = _performance()
    return len(tell(viewer, viewer.organisation_code, key, subject, text, address="/desk/frameworks/"))
