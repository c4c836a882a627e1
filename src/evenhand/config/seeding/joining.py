"""Somebody who would like to register with the practice."""

from evenhand.accounts.viewer import Viewer
from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.registration import actions
from evenhand.cycle.registration.sealing import Asked


def story(scene: Scene) -> Story:
    """Return a request to join the main practice."""

    def ask() -> None:
        asked = Asked("Marlow Teal", "marlow.teal@mail.example", "ZA1 1AA", "We have a baby of four months.")
        actions.ask(Viewer.public(), scene.parts.main, asked)

    return Story("Requests to register: one, sealed until the practice reads it", (scene.step(2, ask),))
