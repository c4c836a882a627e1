"""A mid-year review whose papers are with the practice, and an annual one whose record is final."""

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.calendar.working_days import next_working_day
from evenhand.cycle.reviews import actions
from evenhand.cycle.reviews.beside import objectives_of
from evenhand.cycle.reviews.models import Review
from evenhand.cycle.reviews.of import newest_parts

_PLANNED, _PACK, _TO_COME = 20, 6, 12
"""The mid-year review was planned and its papers sent so many days ago; it is held in so many."""
_POINTS: Final = (
    "Patients say that reception is kinder than it was. Two nurses came in the spring.\n\n"
    "The telephone still rings out on Mondays. Both sides know why: the queue has eight places."
)
_STATEMENT: Final = (
    "We are proud of our nurses.\n\nWe lost two doctors and nobody applied for eight months. Please read our figures "
    "of access with that in mind."
)


class _Reviews:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.reviews: dict[str, Review] = {}

    def plan(self, kind: str, practice: str, year: int, day: date) -> None:
        team = self.scene.cast.viewer("performance")
        self.reviews[kind] = actions.plan(team, self.scene.shown, practice, kind, year, day)

    def send_pack(self, kind: str) -> None:
        actions.send_pack(self.scene.cast.viewer("performance"), self.reviews[kind], self.scene.shown)

    def hold(self, kind: str) -> None:
        who = "Priya Nair, commissioner; the practice manager and two GP partners"
        team = self.scene.cast.viewer("performance")
        actions.hold(team, self.reviews[kind], timezone.localdate(), who)

    def write(self, kind: str) -> None:
        review, team = self.reviews[kind], self.scene.cast.viewer("performance")
        practice = self.scene.cast.at(review.practice)
        actions.write(team, review, "points", _POINTS, self.seen(review, "points"))
        actions.write(practice, review, "statement", _STATEMENT, self.seen(review, "statement"))
        due = next_working_day(timezone.localdate() + timedelta(days=60))
        actions.agree_action(
            team, review, "commissioner", "Pay for a queue of twenty places", "Priya Nair", due
        )
        for one in objectives_of(review.practice, review.year):
            actions.tell_outcome(team, review, one.id, "partly", "What both sides said in the conversation")
        actions.step(team, review, "draft")
        actions.step(team, review, "share")

    def seen(self, review: Review, part: str) -> int:
        last = newest_parts(review).get(part)
        return last.version if last else 0

    def finish(self, kind: str) -> None:
        review = self.reviews[kind]
        actions.say_content(self.scene.cast.at(review.practice), review)
        actions.step(self.scene.cast.viewer("performance"), review, "finish")


def story(scene: Scene) -> Story:
    """Return both reviews."""
    play, parts, on = _Reviews(scene), scene.parts, scene.ago
    to_come = next_working_day(scene.today + timedelta(days=_TO_COME))
    of_half, of_year = last_half(to_come), last_year(on(100))
    annual = parts.signed[0]
    return Story(
        "Reviews: a mid-year review with its papers sent, and an annual one whose record is final",
        (
            scene.step(100, play.plan, "annual", annual, of_year, on(76)),
            scene.step(96, play.send_pack, "annual"),
            scene.step(76, play.hold, "annual"),
            scene.step(72, play.write, "annual"),
            scene.step(64, play.finish, "annual"),
            scene.step(_PLANNED, play.plan, "mid-year", parts.main, of_half, to_come),
            scene.step(_PACK, play.send_pack, "mid-year"),
        ),
    )


def last_half(day: date) -> int:
    """Return the last year whose half, which ends with September, lies before a day."""
    return day.year if day > date(day.year, 9, 30) else day.year - 1


def last_year(day: date) -> int:
    """Return the last year that ended, with March, before a day."""
    return day.year - 1 if day > date(day.year, 3, 31) else day.year - 2
