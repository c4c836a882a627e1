"""Messages that wait to be sent: the digest of the last quarter, and reminders of what is due."""

from datetime import timedelta

from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.cycle.calendar.working_days import next_working_day
from evenhand.cycle.outbox.models import Wish
from evenhand.cycle.outbox.queueing import last_period, queue_due


def story(scene: Scene) -> Story:
    """Return the writing of both; nothing of it is sent until somebody runs `evenhand send-mail`."""

    def queue() -> None:
        queue_due(scene.shown)

    quarter = last_period(Wish.Often.QUARTERLY, scene.today)
    written = next_working_day(quarter.ends + timedelta(days=1))
    yesterday = scene.ago(1)
    steps = (Step(min(written, yesterday), queue), Step(yesterday, queue))
    return Story("E-mail: a digest of the last quarter and reminders wait to be sent, and nothing is", steps)
