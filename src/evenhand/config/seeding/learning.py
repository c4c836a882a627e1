"""Practices alike that learn from each other: two are named by consent, one question answered and one waiting."""

from functools import partial
from typing import Final

from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.cycle.consent import actions
from evenhand.cycle.consent.models import Question

_INDICATORS: Final = ("gpps-reception-helpful", "extended-access-uptake")
"""What the main practice's twins agree to be named for."""


class _Learning:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.asked: dict[str, Question] = {}

    def agree(self, practice: str) -> None:
        for indicator in _INDICATORS:
            actions.give(self.scene.cast.at(practice), indicator)

    def ask(self, practice: str, text: str) -> None:
        main = self.scene.cast.at(self.scene.parts.main)
        self.asked[practice] = actions.ask(main, practice, _INDICATORS[0], text)

    def ask_main(self, practice: str, text: str) -> None:
        asked = self.scene.parts.main
        actions.ask(self.scene.cast.at(practice), asked, _INDICATORS[1], text)

    def answer(self, practice: str) -> None:
        words = "Two of us sit together from 8 to 10. One talks, one writes. It took a month to get used to."
        actions.answer(self.scene.cast.at(practice), self.asked[practice], words)


def story(scene: Scene) -> Story:
    """Return what practices alike told each other."""
    play, parts = _Learning(scene), scene.parts
    steps = [scene.step(95, play.agree, one) for one in (*parts.twins, parts.main)]
    for number, one in enumerate(parts.twins[:1]):
        steps += [
            Step(
                scene.ago(44 + number), partial(play.ask, one, "How do you run your front desk on Mondays?")
            ),
            scene.step(38, play.answer, one),
        ]
    for one in parts.twins[1:2]:
        steps.append(scene.step(6, play.ask_main, one, "How did you fill your evening appointments?"))
    told = f"Learning: {len(parts.twins) + 1} practices alike are named by consent; a question was answered, one waits"
    return Story(told, tuple(steps))
