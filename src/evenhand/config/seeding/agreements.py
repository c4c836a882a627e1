"""Agreements: signed by both, gone on from last year because nobody signed in time, and one that is written anew."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from django.utils import timezone

from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.config.seeding.wanted import help_of, hours, in_numbers, in_words, on_complaints, shorter_hours
from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.models import Agreement
from evenhand.cycle.agreements.of import content_hash
from evenhand.cycle.agreements.rolling import roll_unsigned
from evenhand.cycle.calendar.working_days import next_working_day
from evenhand.publication.installed import Opened

_BEGIN, _SHARE, _AGREE, _SIGN, _SIGN_SECOND = (1, 18), (1, 21), (2, 24), (3, 12), (3, 17)
"""Months and days of the talks, in the year whose April the agreement begins in."""
_TALKS, _ANSWER = 22, 6
"""Days ago: the talks that began after the day for signing, and the practice's answer."""
_ONE_DAY: Final = timedelta(days=1)
_TO_HELP: Final = timedelta(weeks=10)
"""How long the commissioner has for what it promises, at least."""


class _Agreements:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.made: dict[tuple[str, int], Agreement] = {}

    @property
    def opened(self) -> Opened:
        """The release of the talks."""
        return self.scene.opened("summer")

    def begin(self, practice: str, year: int) -> None:
        team, scene = self.scene.cast.viewer("performance"), self.scene
        made = self.made[practice, year] = actions.begin(team, self.opened, practice, year)
        given = help_of(max(date(year, 9, 30), timezone.localdate() + _TO_HELP))
        for terms in (in_words(), in_numbers(self.opened, practice, given), hours(given)):
            if terms is not None:
                actions.propose(team, made, terms, self.opened)
        if practice == scene.parts.signed[-1]:
            reason = (
                "The regulations say it of every practice; it is written down so that nothing else is meant."
            )
            actions.impose(team, made, on_complaints(), self.opened, reason)

    def share(self, practice: str, year: int) -> None:
        actions.step(self.scene.cast.viewer("performance"), self.made[practice, year], "share")

    def agree(self, practice: str, year: int) -> None:
        made, viewer = self.made[practice, year], self.scene.cast.at(practice)
        for objective in made.objectives.all():
            last = objective.moves.order_by("-number").first()
            if last is not None and last.to_state in ("proposed", "countered"):
                actions.agree(viewer, objective, last.number)
        actions.step(viewer, made, "agree")

    def sign_practice(self, practice: str, year: int) -> None:
        made = self.made[practice, year]
        actions.sign(self.scene.cast.at(practice), made, content_hash(made))

    def sign_commissioner(self, practice: str, year: int) -> None:
        made = self.made[practice, year]
        actions.sign(self.scene.cast.viewer("performance"), made, content_hash(made))

    def roll(self) -> None:
        roll_unsigned(self.scene.parts.commissioner)

    def counter(self, practice: str, year: int) -> None:
        objective = self.made[practice, year].objectives.order_by("-number").first()
        assert objective is not None
        terms = shorter_hours(help_of(timezone.localdate() + _TO_HELP))
        reason = "We have one doctor who can work evenings. Every second week we can promise, every week we cannot."
        actions.counter(
            self.scene.cast.at(practice), objective, terms, self.opened, objective.moves.count(), reason
        )

    def signed(self, practice: str, year: int) -> Iterator[Step]:
        """Yield the way to an agreement both sides signed."""
        yield from self.talks(practice, year)
        for do, day in (
            (self.agree, _AGREE), (self.sign_practice, _SIGN), (self.sign_commissioner, _SIGN_SECOND),
        ):  # fmt: skip
            yield Step(self.scene.at_work(date(year, *day)), partial(do, practice, year))

    def talks(self, practice: str, year: int) -> Iterator[Step]:
        """Yield the way to an agreement that the practice has to read."""
        for do, day in ((self.begin, _BEGIN), (self.share, _SHARE)):
            yield Step(self.scene.at_work(date(year, *day)), partial(do, practice, year))

    def late_talks(self, practice: str, year: int, rolled_on: date) -> Iterator[Step]:
        """Yield talks that began after the day for signing, up to the practice's answer."""
        begin = max(next_working_day(rolled_on + _ONE_DAY), self.scene.ago(_TALKS))
        yield Step(begin, partial(self.begin, practice, year))
        yield Step(begin, partial(self.share, practice, year))
        yield Step(max(begin, self.scene.ago(_ANSWER)), partial(self.counter, practice, year))


def story(scene: Scene) -> Story:
    """Return this year's agreements, and the one of last year that goes on."""
    play, parts, year = _Agreements(scene), scene.parts, scene.year
    rolled_on = next_working_day(scene.signature_due + _ONE_DAY)
    steps = [
        *play.signed(parts.rolled, year - 1),
        *play.talks(parts.rolled, year),
        Step(rolled_on, play.roll),
    ]
    steps += play.signed(parts.signed[0], year - 1)
    for practice in (parts.main, *parts.signed):
        steps += play.signed(practice, year)
    steps += play.late_talks(parts.concern, year, rolled_on)
    told = f"{1 + len(parts.signed)} signed by both, one of last year goes on, one objective written anew"
    return Story(f"Agreements of {year}: {told}", tuple(steps))
