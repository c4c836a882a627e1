"""Visits, calls and meetings with every practice of the area but one, and who is whose relationship manager."""

from functools import partial
from typing import Final

from django.utils import timezone

from evenhand.accounts.viewer import Row
from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.cycle.contact import actions
from evenhand.cycle.contact.models import Contact

_ABOUT: Final = (
    ("visit", "How the new telephone queue works, seen at the front desk for a morning"),
    ("call", "Two vacancies for nurses, and what the training hub can do about them"),
    ("meeting", "What the practice’s own figures leave out: a care home of 60 beds that opened last year"),
    ("visit", "The treatment rooms, and what the landlord allows"),
)
_FIRST, _SPREAD = 45, 260
"""Contacts lie this many days ago and more; the twelve months of R-18 are nearly spanned."""
_COMMENTED = 8
_LONG_AGO = 400
_BEFORE_THE_CONCERN = 250


class _Contacts:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.noted: dict[str, Contact] = {}

    def name(self, row: Row) -> None:
        reached = "performance@demo.example"
        actions.name_manager(self.scene.cast.viewer("performance"), row, "Priya Nair", reached)

    def note(self, row: Row, number: int) -> None:
        kind, about = _ABOUT[number % len(_ABOUT)]
        who = "Priya Nair of the commissioner; the practice manager and a GP partner"
        team, today = self.scene.cast.viewer("performance"), timezone.localdate()
        self.noted[row["code"]] = actions.note_contact(team, row, today, kind, who, about)

    def comment(self) -> None:
        parts = self.scene.parts
        words = "We also spoke of the waiting room door, and you said that you would ask the estates team."
        actions.comment(self.scene.cast.at(parts.main), self.noted[parts.main], words)


def story(scene: Scene) -> Story:
    """Return the contacts of the last months; with one practice there was none for longer than a year."""
    contacts, parts = _Contacts(scene), scene.parts
    area = [
        row for row in scene.opened("summer").practices_by_area[parts.commissioner] if row["status"] == "open"
    ]
    # Those with a part first, so that all of them were seen lately.
    area.sort(key=lambda row: (row["code"] not in parts.names, row["code"]))
    steps = [Step(scene.beginning, partial(contacts.name, row)) for row in area]
    for number, row in enumerate(area):
        ago = _LONG_AGO if row["code"] == parts.unseen else _FIRST + _SPREAD * number // len(area)
        steps.append(scene.step(ago, contacts.note, row, number))
        if row["code"] == parts.concern:
            steps.append(scene.step(_BEFORE_THE_CONCERN, contacts.note, row, number + 1))
    steps.append(scene.step(_COMMENTED, contacts.comment))
    told = f"Contacts: with {len(area) - 1} practices in the last twelve months, and with one in none of them"
    return Story(told, tuple(steps))
