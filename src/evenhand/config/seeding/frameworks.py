"""Three frameworks: one in force, one that waits for its second approval, and one that is open for comment now."""

from typing import Final

from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.models import Comment, FrameworkVersion
from evenhand.cycle.consultation.texts import shipped_frameworks
from evenhand.cycle.tasks.actions import done
from evenhand.cycle.tasks.of import open_tasks
from evenhand.demo.editions import FRAMEWORK

NEXT: Final = "icb-variation-2025"
"""The one that is open for comment."""
AGREED: Final = "developmental-2010"
"""The one that waits for the board, as the second to approve it."""
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

    def sign_off(self, framework: str) -> None:
        clinician = self.cast.viewer("gp")
        actions.sign_off(clinician, self.versions[framework], "GP partner", self.own(clinician))

    def close(self, framework: str) -> None:
        actions.close_comments(self.cast.viewer("performance"), self.versions[framework])

    def agree(self, framework: str) -> None:
        words = "Agreed for one year, with a look at it after six months."
        actions.record_position(self.cast.viewer("lmc"), self.versions[framework], agrees=True, words=words)

    def approve(self, framework: str) -> None:
        actions.approve(self.cast.viewer("performance-2"), self.versions[framework])

    def activate(self) -> None:
        actions.activate(self.cast.viewer("board"), self.versions[FRAMEWORK])


def story(scene: Scene) -> Story:
    """Return the consultation of the last winter, one that is over, and one that is open."""
    play = _Frameworks(scene)
    told = (
        f"Frameworks: {FRAMEWORK} in force, consulted on and approved by two people; {AGREED} waits for the board; "
        f"{NEXT} open for comment"
    )
    return Story(told, (*_in_force(scene, play), *_waiting(scene, play), *_open(scene, play)))


def _in_force(scene: Scene, play: _Frameworks) -> tuple[Step, ...]:
    return (
        scene.step(330, play.consult, FRAMEWORK, "summer"),
        scene.step(322, play.say, "lmc", "Say beside each premises standard who pays for it."),
        scene.step(318, play.say, "gp", "Complaints are few here. One is no rate.", FRAMEWORK, "GP partner"),
        scene.step(316, play.say, "concern", "Our building is rented. We cannot move walls."),
        scene.step(
            310, play.answer, 0, "We did. While money is undecided nothing is held against a practice."
        ),
        scene.step(310, play.answer, 1, "Fewer than eight are not shown, and nothing is coloured."),
        scene.step(
            309, play.answer, 2, "That is why what was asked for and refused stands beside the figure."
        ),
        scene.step(308, play.sign_off, FRAMEWORK),
        scene.step(285, play.close, FRAMEWORK),
        scene.step(280, play.agree, FRAMEWORK),
        scene.step(275, play.approve, FRAMEWORK),
        scene.step(273, play.activate),
    )


def _waiting(scene: Scene, play: _Frameworks) -> tuple[Step, ...]:
    return (
        scene.step(75, play.consult, AGREED, "summer"),
        scene.step(
            66, play.say, "concern", "We would rather learn by this than be judged by the other.", AGREED
        ),
        scene.step(65, play.say, "gp", "Ask in a year whether anybody learned.", AGREED, "GP partner"),
        scene.step(60, play.answer, 3, "So would we, where no minimum standard is touched."),
        scene.step(60, play.answer, 4, "It is written into the review of next November."),
        scene.step(59, play.sign_off, AGREED),
        scene.step(30, play.close, AGREED),
        scene.step(20, play.agree, AGREED),
        scene.step(11, play.approve, AGREED),
    )


def _open(scene: Scene, play: _Frameworks) -> tuple[Step, ...]:
    words = "Appointments are work that was booked, not all work."
    return (
        scene.step(12, play.consult, NEXT, "autumn"),
        scene.step(5, play.say, "gp", words, NEXT, "GP partner"),
    )
