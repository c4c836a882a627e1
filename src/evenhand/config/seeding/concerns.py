"""A concern about premises, from the first help to the stage of assessment, with everything its guards ask for."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from evenhand.config.seeding.story import Scene, Story
from evenhand.config.seeding.supporting import Helping
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.actions.cases import Concern
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.support.actions import ask, decide
from evenhand.cycle.tasks.actions import done
from evenhand.cycle.tasks.of import open_tasks
from evenhand.demo.parts import STANDARD

_CONCERN: Final = Concern(
    title="Rooms that patients are treated in",
    origin="figure",
    standing="core",
    clause_source="regulation",
    clause="GMS Contracts Regulations 2015, Schedule 3, paragraph 1 (paragraph from memory, to be checked)",
    facts=(
        "Two surveys, a year apart, found several minimum standards not met: basins without hot water, a door that a "
        "wheelchair does not pass, and no privacy at the front desk. The money was granted; the works have not begun."
    ),
    context_note=(
        "The building was a home once and is rented. The landlord agreed to the works in writing. Two doctors left in "
        "the spring, and the practice has been short of a manager since."
    ),
)
_HELP: Final = {
    "kind": "brokered",
    "about": "Works in the treatment rooms",
    "what": "A surveyor and a project manager, who draw up the works with you and see them through",
    "indicator": STANDARD,
}


class _Case:
    def __init__(self, scene: Scene) -> None:
        self.scene, self.cast, self.practice = scene, scene.cast, scene.parts.concern
        self.helping = Helping(scene)
        self.cases: list[Case] = []

    @property
    def case(self) -> Case:
        return self.cases[0]

    def ask_and_grant(self) -> None:
        """Grant what the practice asked for: while money is undecided, nothing is held against it (R-11)."""
        words = "Hot water in three rooms, one wider door and a screen at the front desk: £38,000 by the estimate."
        opened = self.scene.shown
        asked = ask(self.cast.at(self.practice), opened, "investment", words, is_premises=True)
        reasons = "Granted in full: funding is in the lowest quarter and the survey shows what is missing."
        decide(self.cast.viewer("performance"), opened, asked, "granted", reasons)

    def open(self) -> None:
        team, opened = self.cast.viewer("performance"), self.scene.shown
        self.cases.append(actions.open_case(team, opened.practices[self.practice], _CONCERN))
        actions.attach(team, opened, self.case, "figure", indicator=STANDARD)
        actions.tell_lmc(team, self.case, self.scene.parts.lmc, "A concern about premises was written down")

    def support(self) -> None:
        self.helping.offer("works", self.practice, _HELP, 30, 40, 78)
        team = self.cast.viewer("performance")
        actions.link_support(team, self.case, self.helping.made["works"])
        actions.step(team, self.case, "offer-support")

    def letter(self) -> None:
        sent = timezone.localdate() - timedelta(days=1)
        passage = "We ask you to tell us by when the works of the survey will begin."
        actions.name_letter(self.cast.viewer("performance"), self.case, sent, "FER/2/114", passage)

    def assess(self) -> None:
        reason = "Both reviews of the help have passed and no works have begun. Was a term breached?"
        team = self.cast.viewer("performance")
        actions.step(team, self.case, "assess", reason=reason)
        actions.invite_reply(team, self.case)

    def read(self) -> None:
        """Let the practice say that it has read what it was sent so far."""
        viewer = self.cast.at(self.practice)
        for task in open_tasks(viewer):
            if task.kind == "read-letter" and task.link.startswith("/desk/our-cases/"):
                done(viewer, task)

    def advise(self) -> None:
        team, today = self.cast.viewer("performance"), timezone.localdate()
        actions.record_advice(team, self.case, "Lorna Fields", "Made-up Chambers", today, "MC/77")


def story(scene: Scene) -> Story:
    """Return the case; it waits for what the assessment finds."""
    play = _Case(scene)
    return Story(
        "A concern: about premises, helped first, at the stage of assessment; the practice is asked to reply",
        (
            scene.step(235, play.ask_and_grant),
            scene.step(170, play.open),
            scene.step(164, play.support),
            scene.step(160, play.helping.practice_steps, "works", "accept"),
            scene.step(
                139, play.helping.team_steps, "works", "deliver", "The surveyor came; works are drawn up."
            ),
            scene.step(
                75,
                play.helping.team_steps,
                "works",
                "review",
                "Drawings are there; the works have not begun.",
            ),
            scene.step(70, play.letter),
            scene.step(6, play.assess),
            scene.step(4, play.read),
            scene.step(3, play.advise),
        ),
    )
