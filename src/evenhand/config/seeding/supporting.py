"""Help that was offered: running past its first look, late by the commissioner, to be chosen, asked for."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.support import actions
from evenhand.cycle.support.models import Offer

OWNER: Final = "Priya Nair"
_RUNNING: Final = {
    "kind": "staff",
    "about": "Getting through on the telephone",
    "what": "A manager for two days a week, who changes the telephone queue with your team",
}
_LATE: Final = {
    "kind": "brokered",
    "about": "Appointments that nobody comes to",
    "what": "Text reminders, arranged and paid for until next March",
}
_OFFERED: Final = {
    "kind": "best-practice",
    "about": "Reviews of people with asthma",
    "what": "A morning with a practice that sees nearly everybody, and its letters to copy",
}


class Helping:
    """Offers of support by a key each."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.made: dict[str, Offer] = {}

    def offer(self, key: str, practice: str, given: Mapping[str, Any], *days: int) -> None:
        """Offer something: `days` from now on until it is promised for and is looked at twice."""
        today = timezone.localdate()
        due, first, second = (today + timedelta(days=one) for one in days)
        opened = self.scene.shown
        row = opened.practices[practice]
        self.made[key] = actions.offer(
            self.scene.cast.viewer("performance"),
            opened,
            row,
            owner=OWNER,
            days=(due, first, second),
            **given,
        )

    def practice_steps(self, key: str, name: str, reason: str = "") -> None:
        """Let the practice take a step of an offer."""
        made = self.made[key]
        actions.step(self.scene.cast.at(made.practice), made, name, reason)

    def team_steps(self, key: str, name: str, reason: str = "") -> None:
        """Let the commissioner take a step of an offer."""
        actions.step(self.scene.cast.viewer("performance"), self.made[key], name, reason)

    def ask(self, practice: str, kind: str, words: str) -> None:
        """Let a practice ask for support."""
        actions.ask(self.scene.cast.at(practice), self.scene.shown, kind, words)


def story(scene: Scene) -> Story:
    """Return the help of the year, but for what belongs to the concern."""
    play, parts = Helping(scene), scene.parts
    late, offered = parts.signed[0], parts.signed[1]
    words = (
        "A second treatment room would let two nurses work at once. The estimate is attached to our letter."
    )
    return Story(
        "Support: one plan runs past its first review, one promise is late, one waits to be chosen, one was asked for",
        (
            scene.step(63, play.offer, "running", parts.main, _RUNNING, 84, 48, 104),
            scene.step(58, play.practice_steps, "running", "accept"),
            scene.step(41, play.team_steps, "running", "begin"),
            scene.step(56, play.offer, "late", late, _LATE, 45, 50, 90),
            scene.step(52, play.practice_steps, "late", "accept"),
            scene.step(7, play.offer, "offered", offered, _OFFERED, 30, 45, 80),
            scene.step(13, play.ask, parts.main, "investment", words),
        ),
    )
