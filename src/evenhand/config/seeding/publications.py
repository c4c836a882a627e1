"""Three releases on their way: one was shown, its successor is, with a correction in it, and the next is in preview."""

from typing import Final

from evenhand.accounts import releases
from evenhand.accounts.viewer import Viewer
from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.cycle.publications import actions
from evenhand.cycle.publications.models import Publication
from evenhand.cycle.tasks.actions import assign

PREVIEWED, PUBLISHED, NEXT_PREVIEWED = 86, 61, 4
"""Days ago: between the first two lie the ten working days in which practices can comment."""
_CAVEAT: Final = (
    "Figures end in March 2025. Small practices vary by chance more than large ones; every note says how."
)


class _Publications:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.opened: dict[str, Publication] = {}

    def show_first(self) -> None:
        releases.switch(Viewer.machine(), self.scene.shelf, self.scene.editions["summer"], "The first")

    def preview(self, season: str) -> None:
        team = self.scene.cast.viewer("performance")
        made = actions.open_preview(team, self.scene.shelf, self.scene.editions[season])
        self.opened[season] = made
        for practice in (self.scene.parts.main, self.scene.parts.concern) if season == "winter" else ():
            title = "Look at your figures before they are published"
            assign(team, practice, "comment-on-preview", title, made.closes_on, "/desk/profile/")

    def publish(self, season: str) -> None:
        actions.publish(
            self.scene.cast.viewer("performance-2"),
            self.scene.shelf,
            self.opened[season],
            lmc="signed_off",
            lmc_words="The LMC has read the method and has nothing against it.",
            caveat=_CAVEAT,
        )


def story(scene: Scene) -> Story:
    """Return how the three releases came and come."""
    play = _Publications(scene)
    return Story(
        "Releases: summer’s was shown, autumn’s is, and practices see winter’s before anybody else",
        (
            Step(scene.beginning, play.show_first),
            scene.step(PREVIEWED, play.preview, "autumn"),
            scene.step(PUBLISHED, play.publish, "autumn"),
            scene.step(NEXT_PREVIEWED, play.preview, "winter"),
        ),
    )
