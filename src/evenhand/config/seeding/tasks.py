"""A task that a practice set itself."""

from datetime import timedelta

from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.calendar.working_days import next_working_day
from evenhand.cycle.tasks.actions import assign


def story(scene: Scene) -> Story:
    """Return what the main practice wants to do by itself."""

    def set_own() -> None:
        due = next_working_day(scene.today + timedelta(days=11))
        title = "Ask the patient group what to put first in our statement"
        assign(scene.cast.at(scene.parts.main), scene.parts.main, "own", title, due, "/desk/reviews/")

    return Story(
        "Tasks: one that the practice set itself, beside those that others ask for",
        (scene.step(3, set_own),),
    )
