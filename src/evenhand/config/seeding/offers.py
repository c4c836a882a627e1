"""What practices offer patients, confirmed by them; one has not looked at its own for longer than 180 days."""

from typing import Final

from evenhand.config.seeding.story import Scene, Story
from evenhand.cycle.offer import actions
from evenhand.cycle.offer.contents import Content, SiteHours
from evenhand.cycle.offer.hours import spans_of
from evenhand.cycle.offer.topics import TOPICS

_WEEK: Final = (
    "08:00 to 18:30",
    "08:00 to 20:00",
    "08:00 to 18:30",
    "08:00 to 18:30",
    "08:00 to 18:30",
    "",
    "",
)
_WORDS: Final = {
    "accepting": "Everybody inside the ring road, and anybody who is here for a term.",
    "services": "Coils are fitted on Tuesdays. Ear syringing is not done here.",
    "clinicians": "Seven doctors, three nurses and a pharmacist.",
    "languages": "English, Polish and Urdu at the front desk.",
    "transport": "Buses 4 and 11 stop outside.",
}
_CONFIRMED, _LONG_AGO = 24, 215
"""Days ago."""


class _Offers:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def confirm(self, practice: str) -> None:
        """Confirm every topic of a practice."""
        viewer = self.scene.cast.at(practice)
        site = SiteHours("Main surgery", tuple(spans_of(day) for day in _WEEK))
        for topic in TOPICS:
            content = Content(
                features=tuple(topic.features)[:4],
                choice="open" if topic.choices else "",
                text=_WORDS.get(topic.id, ""),
                sites=(site,) if topic.of_sites else (),
            )
            actions.confirm(viewer, topic.id, content, seen=0)


def story(scene: Scene) -> Story:
    """Return what practices confirmed."""
    offers, parts = _Offers(scene), scene.parts
    lately = (parts.main, *parts.signed)
    steps = [scene.step(_CONFIRMED + number, offers.confirm, one) for number, one in enumerate(lately)]
    steps.append(scene.step(_LONG_AGO, offers.confirm, parts.concern))
    return Story(
        f"Patient offers: confirmed by {len(lately)} practices, and shown as old for one", tuple(steps)
    )
