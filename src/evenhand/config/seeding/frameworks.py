"""Two frameworks: one in force, talked about and approved by two people, and one that is open for comment now."""

from typing import Final

from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.models import Comment, FrameworkVersion
from evenhand.cycle.consultation.texts import shipped_frameworks
from evenhand.cycle.tasks.actions import done
from evenhand.cycle.tasks.of import open_tasks
from evenhand.demo.editions import FRAMEWORK

NEXT: Final = "icb-variation-2025"
"""The one that is open for comment."""
_WORKING_DAYS: Final = 21
"""For comments: one more than the least."""


class _Frameworks:
    def __init__(self, scene: Scene) -> None:
        self.scene, self.cast = scene, scene.cast
        self.versions: dict[str, FrameworkVersion] = {}
        self.comments: list[Comment] = []

    def consult(self, framework: str, season: str) -> None:
        team = self.cast.viewer("performance")
        version = self.versions[framework] = actions.draft(team, shipped_frameworks()[framework])
        closes = working_days_after(timezone.localdate(), _WORKING_DAYS)
        actions.consult(team, version, [self.scene.parts.lmc], closes, self.scene.opened(season))

    def say(self, who: str, text: str, framework: str = FRAMEWORK, clinical_role: str = "") -> None:
        viewer = self.cast.viewer(who)
        said = actions.comment(viewer, self.versions[framework], text, clinical_role, self.own(viewer))
        self.comments.append(said)
        self.end_task(viewer, framework)

    def own(self, viewer: Viewer) -> str:
        return self.scene.parts.commissioner if viewer.role == "practice" else ""

    def end_task(self, viewer: Viewer, framework: str) -> None:
        for task in open_tasks(viewer) if viewer.role == "practice" else ():
            if task.kind == "comment-on-framework" and f"/{framework}/" in task.link:
                done(viewer, task)

    def answer(self, number: int, text: str) -> None:
        actions.answer(self.cast.viewer("performance"), self.comments[number], text)

    def sign_off(self) -> None:
        clinician = self.cast.viewer("gp")
        actions.sign_off(clinician, self.versions[FRAMEWORK], "GP partner", self.own(clinician))

    def close(self) -> None:
        actions.close_comments(self.cast.viewer("performance"), self.versions[FRAMEWORK])

    def agree(self) -> None:
        words = "Agreed for one year, with a look at the premises standards after six months."
        actions.record_position(self.cast.viewer("lmc"), self.versions[FRAMEWORK], agrees=True, words=words)

    def approve(self) -> None:
        actions.approve(self.cast.viewer("performance-2"), self.versions[FRAMEWORK])

    def activate(self) -> None:
        actions.activate(self.cast.viewer("board"), self.versions[FRAMEWORK])


def story(scene: Scene) -> Story:
    """Return the consultation of the last winter, and the one that is open."""
    play = _Frameworks(scene)
    return Story(
        f"Frameworks: {FRAMEWORK} in force, consulted on and approved by two people; {NEXT} open for comment",
        (
            scene.step(330, play.consult, FRAMEWORK, "summer"),
            scene.step(322, play.say, "lmc", "Say beside each premises standard who pays for it."),
            scene.step(318, play.say, "gp", "Complaints are few here. One is no rate.", FRAMEWORK, "GP partner"),
            scene.step(316, play.say, "concern", "Our building is rented. We cannot move walls."),
            scene.step(310, play.answer, 0, "We did. While money is undecided nothing is held against a practice."),
            scene.step(310, play.answer, 1, "Fewer than eight are not shown, and nothing is coloured."),
            scene.step(309, play.answer, 2, "That is why what was asked for and refused stands beside the figure."),
            scene.step(308, play.sign_off),
            scene.step(285, play.close),
            scene.step(280, play.agree),
            scene.step(275, play.approve),
            scene.step(273, play.activate),
            scene.step(12, play.consult, NEXT, "autumn"),
            scene.step(5, play.say, "gp", "Appointments are work that was booked, not all work.", NEXT, "GP partner"),
        ),
    )  # fmt: skip
