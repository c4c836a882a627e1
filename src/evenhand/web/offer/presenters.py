"""An offer in words: for the public on a practice's page, and for the practice where it confirms it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.cycle.offer.contents import Content, SiteHours
from evenhand.cycle.offer.hours import hours_words
from evenhand.cycle.offer.models import OfferEntry
from evenhand.cycle.offer.of import STALE_AFTER_DAYS, Offer, OfferItem
from evenhand.cycle.offer.topics import DAYS, Topic
from evenhand.pages.numbers import day_words

if TYPE_CHECKING:
    from evenhand.cycle.offer.topics import Words


@dataclass(frozen=True)
class SiteLine:
    """A site and its hours, from Monday on: the days, and the hours of each of them."""

    name: str
    days: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OfferLine:
    """A topic as it is read. `said` tells whose words these are and of when; `warning` that they are old."""

    id: str
    title: "Words"
    lines: tuple[str, ...]
    sites: tuple[SiteLine, ...]
    said: str
    warning: str
    confirmed_by: str
    version: int
    is_known: bool
    can_be_confirmed: bool


@dataclass(frozen=True)
class OfferView:
    """A practice's offer: what is known, and on which topics nothing is."""

    practice: str
    lines: tuple[OfferLine, ...]
    untold: "tuple[Words, ...]"

    @property
    def known(self) -> tuple[OfferLine, ...]:
        """The topics on which something is known."""
        return tuple(line for line in self.lines if line.is_known)

    @property
    def to_do(self) -> int:
        """How many topics wait for the practice: nothing said, not confirmed here, or too long ago."""
        return sum(not line.version or bool(line.warning) for line in self.lines)


def present_offer(offer: Offer) -> OfferView:
    """Return an offer in words."""
    lines = tuple(_line(item) for item in offer.items)
    untold = tuple(line.title for line in lines if not line.is_known)
    return OfferView(offer.practice, lines, untold)


def _line(item: OfferItem) -> OfferLine:
    content = item.content if item.is_confirmed else Content(text=item.published)
    return OfferLine(
        id=item.topic.id,
        title=item.topic.title,
        lines=lines_of(item.topic, content),
        sites=sites_of(content),
        said=_said(item),
        warning=_warning(item),
        confirmed_by=item.confirmed_by,
        version=item.version,
        is_known=item.is_known,
        can_be_confirmed=item.is_confirmed or (item.is_known and confirmable(item) is not None),
    )


def confirmable(item: OfferItem) -> Content | None:
    """Return what "confirm as it is" would keep; None where the topic asks for more than words."""
    if item.is_confirmed:
        return item.content
    if item.topic.of_sites or item.topic.choices or not item.published:
        return None
    return Content(text=item.published)


def lines_of(topic: Topic, content: Content) -> tuple[str, ...]:
    """Return what a content says but for hours, a line for each thing."""
    chosen = [str(topic.choices[content.choice])] if content.choice in topic.choices else []
    ticked = [str(topic.features[one]) for one in content.features if one in topic.features]
    return (*chosen, *ticked, *(line for line in content.text.split("\n") if line))


def sites_of(content: Content) -> tuple[SiteLine, ...]:
    """Return the hours of each site, days that follow each other with the same hours on one line."""
    return tuple(SiteLine(site.name, tuple(_days_together(site))) for site in content.sites)


def _days_together(site: SiteHours) -> Iterator[tuple[str, str]]:
    hours = [hours_words(spans) or _("closed") for spans in site.days]
    for said, days in groupby(zip(DAYS, hours, strict=True), key=lambda pair: pair[1]):
        names = [str(day) for day, _hours in days]
        yield names[0] if len(names) == 1 else f"{names[0]} {_('to')} {names[-1]}", said


def _said(item: OfferItem) -> str:
    if item.is_confirmed:
        return _("Confirmed by the practice on %(day)s.") % {"day": day_words(item.said_on)}
    if item.is_known:
        return _("From the practice's return of %(day)s; it has not confirmed this here yet.") % {
            "day": day_words(item.said_on)
        }
    return ""


def _warning(item: OfferItem) -> str:
    if not item.is_stale:
        return ""
    return _("More than %(days)s days old: ask the practice whether this is still so.") % {
        "days": STALE_AFTER_DAYS
    }


@dataclass(frozen=True)
class VersionLine:
    """A version of a topic, for the practice that wrote it."""

    said: str
    lines: tuple[str, ...]
    sites: tuple[SiteLine, ...]


def present_versions(topic: Topic, versions: Sequence[OfferEntry]) -> tuple[VersionLine, ...]:
    """Return every version of a topic in words, newest first."""
    shown = []
    for entry in versions:
        content = Content.of_json(entry.content)
        said = _("Version %(version)s, confirmed by %(who)s on %(day)s") % {
            "version": entry.version,
            "who": entry.confirmed_by.name,
            "day": day_words(timezone.localdate(entry.confirmed_at)),
        }
        shown.append(VersionLine(said, lines_of(topic, content), sites_of(content)))
    return tuple(shown)
