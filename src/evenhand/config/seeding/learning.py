"""Practices alike that learn from each other: two are named by consent, one question answered and one waiting."""

from functools import partial

from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.cycle.consent import actions
from evenhand.cycle.consent.models import Question


class _Learning:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.asked: dict[str, Question] = {}

    def agree(self, practice: str) -> None:
        actions.give(self.scene.cast.at(practice), self.scene.parts.good_at[practice])

    def ask(self, practice: str, text: str) -> None:
        main = self.scene.cast.at(self.scene.parts.main)
        self.asked[practice] = actions.ask(main, practice, self.scene.parts.good_at[practice], text)

    def ask_main(self, practice: str, text: str) -> None:
        asked = self.scene.parts.main
        actions.ask(self.scene.cast.at(practice), asked, self.scene.parts.good_at[asked], text)

    def answer(self, practice: str) -> None:
        words = "On a Tuesday, gladly: that is when both of us who look after it are here. It took us a year."
        actions.answer(self.scene.cast.at(practice), self.asked[practice], words)


def story(scene: Scene) -> Story:
    """Return what practices alike told each other."""
    play, parts = _Learning(scene), scene.parts
    steps = [scene.step(95, play.agree, one) for one in (*parts.twins, parts.main)]
    for number, one in enumerate(parts.twins[:1]):
        steps += [
            Step(
                scene.ago(44 + number),
                partial(play.ask, one, "How do you go about it? May one of us come?"),
            ),
            scene.step(38, play.answer, one),
        ]
    for one in parts.twins[1:2]:
        steps.append(
            scene.step(6, play.ask_main, one, "Did you change anything of late? We would like to try it too.")
        )
    told = f"Learning: {len(parts.twins) + 1} practices alike are named by consent; a question was answered, one waits"
    return Story(told, tuple(steps))
