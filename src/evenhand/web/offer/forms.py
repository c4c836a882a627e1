"""The form of a topic: what was typed, kept as it was typed, and read into a content when it can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from evenhand.common.errors import InputError
from evenhand.cycle.offer.contents import LONGEST_NAME, MOST_SITES, Content, SiteHours, faults_of, plain
from evenhand.cycle.offer.hours import hours_words, spans_of
from evenhand.cycle.offer.of import OfferItem
from evenhand.cycle.offer.topics import DAYS, Topic


@dataclass(frozen=True)
class Problem:
    """Something to mend: the field it is in, and what to do."""

    field: str
    text: str


@dataclass(frozen=True)
class SiteFields:
    """What is typed for a site: its name and the hours of each day."""

    name: str = ""
    days: tuple[str, ...] = ("",) * 7

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.name.strip() and not any(day.strip() for day in self.days)


@dataclass(frozen=True)
class TopicForm:
    """A topic's form: what stands in its fields, and what is to be mended. `seen` is the version it began from."""

    topic: Topic
    seen: int
    features: tuple[str, ...] = ()
    choice: str = ""
    text: str = ""
    sites: tuple[SiteFields, ...] = ()
    problems: tuple[Problem, ...] = ()
    content: Content | None = field(default=None)

    @property
    def days(self) -> tuple[object, ...]:
        """The names of the days."""
        return DAYS

    def problem(self, name: str) -> str:
        """Return what is to be mended in a field; nothing where it is right."""
        return " ".join(one.text for one in self.problems if one.field == name)


def form_of(item: OfferItem) -> TopicForm:
    """Return the form of a topic as it stands, or with the words of the practice's return to begin from."""
    content = (
        item.content if item.is_confirmed else Content(text="" if item.topic.of_sites else item.published)
    )
    sites = [
        SiteFields(site.name, tuple(hours_words(spans) or str(_("closed")) for spans in site.days))
        for site in content.sites
    ]
    return TopicForm(
        item.topic,
        item.version,
        content.features,
        content.choice,
        content.text,
        _with_room(item.topic, sites),
    )


def form_sent(topic: Topic, sent: QueryDict) -> TopicForm:
    """Return the form as it was sent: with its content when that can stand, else with what is to be mended."""
    given = sent.get("seen", "")
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    features = tuple(dict.fromkeys(one for one in sent.getlist("features")[:50] if one in topic.features))
    choice, text = sent.get("choice", "")[:40], sent.get("text", "")
    fields = _sites(topic, sent)
    sites, problems = _read_sites(fields)
    content = Content(features, choice, plain(text), sites)
    if not problems:
        where = (
            "choice"
            if topic.choices and not choice
            else "site-0-name"
            if topic.of_sites and not sites
            else "text"
        )
        problems = [Problem(where, fault) for fault in faults_of(topic, content)]
    return TopicForm(
        topic,
        seen,
        features,
        choice,
        text,
        _with_room(topic, fields),
        tuple(problems),
        None if problems else content,
    )


def _with_room(topic: Topic, sites: Sequence[SiteFields]) -> tuple[SiteFields, ...]:
    """Return a site's fields more than there are sites, as far as there may be more."""
    if not topic.of_sites:
        return ()
    return (*sites, SiteFields())[:MOST_SITES]


def _sites(topic: Topic, sent: Mapping[str, str]) -> list[SiteFields]:
    if not topic.of_sites:
        return []
    typed = [
        SiteFields(
            sent.get(f"site-{place}-name", "")[: LONGEST_NAME * 2],
            tuple(sent.get(f"site-{place}-day-{day}", "")[:200] for day in range(len(DAYS))),
        )
        for place in range(MOST_SITES)
    ]
    return [one for one in typed if not one.is_empty]


def _read_sites(fields: Sequence[SiteFields]) -> tuple[tuple[SiteHours, ...], list[Problem]]:
    sites, problems = [], []
    for place, typed in enumerate(fields):
        name = " ".join(plain(typed.name).split())
        if not name or len(name) > LONGEST_NAME:
            said = _("Give this site a name of at most %(most)s characters.") % {"most": LONGEST_NAME}
            problems.append(Problem(f"site-{place}-name", said))
        days = []
        for day, text in enumerate(typed.days):
            try:
                days.append(spans_of(text))
            except InputError as error:
                said = f"{DAYS[day]}: {_(error.what)}. {_(error.remedy)}."
                problems.append(Problem(f"site-{place}-day-{day}", said))
        sites.append(SiteHours(name, tuple(days)))
    return tuple(sites), problems
