"""What a topic of an offer says, checked: what is ticked, what is chosen, words, and the hours of each site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from evenhand.common.errors import InputError
from evenhand.cycle.offer.hours import Span
from evenhand.cycle.offer.topics import DAYS, Topic

LONGEST_TEXT: Final = 1_000
LONGEST_NAME: Final = 80
MOST_SITES: Final = 6


def plain(text: str) -> str:
    """Return a text without control characters and trailing spaces; a line's end stays one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(
        "".join(letter for letter in line if letter.isprintable()).rstrip() for line in lines
    ).strip()


@dataclass(frozen=True)
class SiteHours:
    """A site and when it is open: the spans of each day from Monday on."""

    name: str
    days: tuple[tuple[Span, ...], ...]

    def as_json(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        return {"name": self.name, "days": [[list(span) for span in day] for day in self.days]}

    @classmethod
    def of_json(cls, given: Mapping[str, Any]) -> Self:
        """Return it from what JSON held."""
        return cls(given["name"], tuple(tuple((span[0], span[1]) for span in day) for day in given["days"]))


@dataclass(frozen=True)
class Content:
    """What is said on a topic. Features and the choice are ids of the topic's."""

    features: tuple[str, ...] = ()
    choice: str = ""
    text: str = ""
    sites: tuple[SiteHours, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.features or self.choice or self.text or self.sites)

    def as_json(self) -> dict[str, Any]:
        """Return it ready for JSON, without what is empty."""
        said: dict[str, Any] = {
            "features": list(self.features),
            "choice": self.choice,
            "text": self.text,
            "sites": [site.as_json() for site in self.sites],
        }
        return {name: value for name, value in said.items() if value}

    @classmethod
    def of_json(cls, given: Mapping[str, Any]) -> Self:
        """Return it from what JSON held."""
        return cls(
            tuple(given.get("features", ())),
            given.get("choice", ""),
            given.get("text", ""),
            tuple(SiteHours.of_json(site) for site in given.get("sites", ())),
        )


def faults_of(topic: Topic, content: Content) -> list[str]:
    """Return every reason why a content cannot stand under a topic, as sentences; none when it can."""
    faults = []
    if content.is_empty:
        faults.append(_("Say something on this topic, or leave it as it was."))
    if topic.choices and not content.choice:
        faults.append(_("Choose one of the answers."))
    if content.choice and content.choice not in topic.choices:
        faults.append(_("Choose one of the answers that are there."))
    if any(feature not in topic.features for feature in content.features):
        faults.append(_("Tick only what is in the list; write the rest in your own words."))
    if len(content.text) > LONGEST_TEXT:
        faults.append(
            _("Your own words have %(there)s characters. At most %(most)s fit: shorten them.")
            % {"there": f"{len(content.text):,}", "most": f"{LONGEST_TEXT:,}"}
        )
    return faults + _faults_of_sites(topic, content.sites)


def _faults_of_sites(topic: Topic, sites: Sequence[SiteHours]) -> list[str]:
    if sites and not topic.of_sites:
        return [_("Only opening hours are told by site.")]
    faults = []
    if topic.of_sites and not sites:
        faults.append(_("Give the hours of at least one site."))
    if len(sites) > MOST_SITES:
        faults.append(_("At most %(most)s sites fit.") % {"most": MOST_SITES})
    for site in sites:
        if not site.name or len(site.name) > LONGEST_NAME or len(site.days) != len(DAYS):
            faults.append(
                _("Each site needs a name of at most %(most)s characters.") % {"most": LONGEST_NAME}
            )
        elif not any(site.days):
            faults.append(_("%(site)s is closed on every day. Leave the site out.") % {"site": site.name})
    return faults


def checked(topic: Topic, content: Content) -> Content:
    """Return the content, its words plain; InputError with every fault when it cannot stand under the topic."""
    clean = Content(
        tuple(one for one in topic.features if one in content.features)
        + tuple(one for one in content.features if one not in topic.features),
        content.choice,
        plain(content.text),
        content.sites,
    )
    faults = faults_of(topic, clean)
    if faults:
        raise InputError(
            _("this cannot be confirmed"), where=str(topic.title), remedy=" ".join(faults).rstrip(".")
        )
    return clean
