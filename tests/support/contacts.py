"""Rows of practices and notes of contact, made with what people may do and no other door."""

from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from evenhand.cycle.contact import actions
from evenhand.cycle.contact.models import Contact
from support.web import MadePeople

ALDER: Final = {"code": "Z80001", "commissioner": "00A"}
BIRCH: Final = {"code": "Z80002", "commissioner": "00A"}
ELSEWHERE: Final = {"code": "Z80003", "commissioner": "00B"}


def noted(people: MadePeople, *, days_ago: int = 0, practice: Any = ALDER, **changes: Any) -> Contact:
    """Keep a note of a visit so many days ago."""
    said = {"kind": "visit", "who": "Ms Performance and Dr Alder", "about": "Phones", **changes}
    return actions.note_contact(
        people.viewer("performance"), practice, timezone.localdate() - timedelta(days=days_ago), **said
    )
