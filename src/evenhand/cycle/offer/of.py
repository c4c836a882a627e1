"""What a practice offers today: its own confirmed words and, until there are any, what a release says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.offer.contents import Content
from evenhand.cycle.offer.models import OfferEntry
from evenhand.cycle.offer.topics import ACCEPTING, TOPICS, Topic

STALE_AFTER_DAYS: Final = 180
"""A practice confirms its offer each quarter; after twice that, nobody should rely on it without asking."""


@dataclass(frozen=True)
class OfferItem:
    """What is known on one topic.

    `version` is 0 and `said_on` the day of the practice's return where it has confirmed nothing here; `published` is
    what that return said. Neither where nothing is known. `confirmed_by` is for the practice itself, never the public.
    """

    topic: Topic
    content: Content
    version: int = 0
    said_on: date | None = None
    confirmed_by: str = ""
    published: str = ""
    is_stale: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Whether the practice has confirmed it here."""
        return self.version > 0

    @property
    def is_known(self) -> bool:
        """Whether anything is known."""
        return self.is_confirmed or bool(self.published)


@dataclass(frozen=True)
class Offer:
    """All topics of a practice's offer, in their order."""

    practice: str
    items: tuple[OfferItem, ...]

    def item(self, topic_id: str) -> OfferItem:
        """Return what is known on one topic."""
        return next(item for item in self.items if item.topic.id == topic_id)

    @property
    def is_known(self) -> bool:
        """Whether anything is known at all."""
        return any(item.is_known for item in self.items)

    @property
    def list_is_closed(self) -> bool:
        """Whether the practice has said, not too long ago, that it takes no new patients."""
        item = self.item(ACCEPTING.id)
        return item.is_confirmed and not item.is_stale and item.content.choice == "closed"


def offer_of(practice: str, results: Iterable[Mapping[str, Any]] = (), today: date | None = None) -> Offer:
    """Return a practice's offer. `results` are its rows of a release, whose facts are used until it confirms."""
    now = today or timezone.localdate()
    latest: dict[str, OfferEntry] = {}
    rows = OfferEntry.objects.filter(practice=practice).select_related("confirmed_by")
    for entry in rows.order_by("version"):
        latest[entry.topic] = entry
    facts = {row["indicator"]: row for row in results if row.get("value_text")}
    return Offer(
        practice,
        tuple(_item(topic, latest.get(topic.id), facts.get(topic.indicator), now) for topic in TOPICS),
    )


def _item(topic: Topic, entry: OfferEntry | None, fact: Mapping[str, Any] | None, today: date) -> OfferItem:
    published = str(fact["value_text"]) if fact else ""
    if entry is not None:
        day = timezone.localdate(entry.confirmed_at)
        content = Content.of_json(entry.content)
        who = entry.confirmed_by.name
        return OfferItem(topic, content, entry.version, day, who, published, _is_stale(day, today))
    if fact is None:
        return OfferItem(topic, Content())
    day = fact["period_end"]
    return OfferItem(topic, Content(), 0, day, "", published, day is not None and _is_stale(day, today))


def _is_stale(day: date, today: date) -> bool:
    return (today - day).days > STALE_AFTER_DAYS


def versions_of(viewer: Viewer, topic: Topic) -> list[OfferEntry]:
    """Return every version of a topic of the viewer's own practice, newest first; none for anybody else."""
    if not viewer.may("write", "patient offer"):
        return []
    rows = OfferEntry.objects.filter(practice=viewer.organisation_code, topic=topic.id)
    return list(rows.select_related("confirmed_by").order_by("-version"))
