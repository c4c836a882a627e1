"""Messages to the LMC: those of the last fortnight wait to be read."""

from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.inbox.actions import mark_read
from evenhand.cycle.inbox.of import messages_of

_READ: int = 17
"""Days ago: what had come by then is read.

More than four days before the framework that is open for comments was opened, so that no run of days on which nobody
works puts both on one day.
"""


def story(scene: Scene) -> Story:
    """Return the reading of what had come."""

    def read() -> None:
        lmc = scene.cast.viewer("lmc")
        for message in messages_of(lmc):
            mark_read(lmc, message)

    return Story("Messages to the LMC: older ones are read, newer ones wait", (scene.step(_READ, read),))
