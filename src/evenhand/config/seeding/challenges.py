"""Challenges of figures: one upheld and corrected, one not upheld, one that waits for its answer; and a reply."""

from typing import Final

from evenhand.accounts.viewer import Viewer
from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.challenges import actions
from evenhand.cycle.challenges.models import Challenge
from evenhand.demo.parts import CHALLENGED, STANDARD
from evenhand.publication.installed import Opened

_PREFERRED: Final = (
    "gpps-phone-easy",
    "ed-attendance-isr",
    "es-uptake-per-eligible",
    "extended-access-uptake",
)
"""The figures that are challenged or replied to, the first that the practice has."""


class _Challenges:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.raised: dict[str, Challenge] = {}

    @property
    def practice(self) -> Viewer:
        return self.scene.cast.at(self.scene.parts.main)

    def dispute(self, key: str, indicator: str, reason: str, words: str, evidence: str = "") -> None:
        opened = self.scene.shown
        chosen = indicator or self.chosen(opened)[0]
        self.raised[key] = actions.raise_challenge(self.practice, opened, chosen, reason, words, evidence)

    def chosen(self, opened: Opened) -> list[str]:
        rows = opened.true_figures.results_of(self.scene.parts.main)
        there = {row["indicator"] for row in rows if row["value"] is not None and row["status"] == "ok"}
        ordered = [one for one in _PREFERRED if one in there]
        return ordered + sorted(there - {*ordered, CHALLENGED, STANDARD})

    def answer(self, key: str, step: str, reason: str) -> None:
        actions.answer(self.scene.cast.viewer("performance"), self.raised[key], step, reason)

    def reply(self) -> None:
        indicator = self.chosen(self.scene.shown)[1]
        text = "A third of our patients are students, who are away from June to September and register late."
        actions.reply(self.practice, self.scene.shown, indicator, "population", text, seen=0)


def story(scene: Scene) -> Story:
    """Return the challenges of the main practice."""
    play = _Challenges(scene)
    missing = "Our return left out the meetings of March. All that were planned were held; here is the list."
    counted = (
        "Calls on the emergency line are counted as if nobody had answered. Our supplier has confirmed it."
    )
    merged = "The list of the practice that closed next door is not allowed for."
    return Story(
        "Challenges: one upheld and corrected by autumn’s release, one not upheld, one waits; a reply stands",
        (
            scene.step(
                124, play.dispute, "corrected", CHALLENGED, "count", missing, "Minutes of three meetings"
            ),
            scene.step(
                112, play.answer, "corrected", "uphold", "The minutes show it. We have sent the return anew."
            ),
            scene.step(50, play.dispute, "declined", "list-size-avg", "merger", merged),
            scene.step(
                40, play.answer, "declined", "decline", "The list of 1 May has those patients already."
            ),
            scene.step(9, play.dispute, "open", "", "count", counted, "A letter of the supplier"),
            scene.step(9, play.reply),
        ),
    )
