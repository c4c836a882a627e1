"""Messages to the LMC: those of the last two weeks wait to be read."""

from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.inbox.actions import mark_read
from evenhand.cycle.inbox.of import messages_of

_READ: int = 14
"""Days ago: what had come by then is read."""


def story(scene: Scene) -> Story:
    """Return the reading of what had come."""

    def read() -> None:
        lmc = scene.cast.viewer("lmc")
        for message in messages_of(lmc):
            mark_read(lmc, message)

    return Story("Messages to the LMC: older ones are read, newer ones wait", (scene.step(_READ, read),))
