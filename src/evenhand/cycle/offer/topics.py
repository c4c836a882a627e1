"""What patients ask of a practice before they choose it: the topics of an offer, and what each can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from evenhand.common.errors import InputError

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = str | StrPromise


@dataclass(frozen=True)
class Topic:
    """One topic. `features` can be ticked, `choices` are one of several; both by their ids.

    `indicator` is the fact of a release that says the same in words, where there is one; `of_sites` when the topic is
    told by site and day.
    """

    id: str
    title: "Words"
    question: "Words"
    hint: "Words"
    indicator: str = ""
    features: "Mapping[str, Words]" = field(default_factory=dict)
    choices: "Mapping[str, Words]" = field(default_factory=dict)
    of_sites: bool = False


ACCEPTING: Final = Topic(
    "accepting",
    _("Taking new patients"),
    _("Is the practice taking new patients, and from where?"),
    _("Name the streets or postcodes of the boundary, and what is different for people outside it."),
    indicator="offer-accepting",
    choices={
        "open": _("Yes, everybody within the boundary"),
        "wider": _("Yes, within the boundary and, without home visits, outside it"),
        "closed": _("No, the list is closed for now"),
    },
)
HOURS: Final = Topic(
    "hours",
    _("Opening hours"),
    _("When is each site open?"),
    _("Write 08:00 to 18:30, or 08:00 to 12:30, 14:00 to 18:00, or closed."),
    indicator="offer-opening-hours",
    of_sites=True,
)
TOPICS: Final = (
    ACCEPTING,
    HOURS,
    Topic(
        "services",
        _("Services"),
        _("Which services does the practice give itself?"),
        _("Add clinics and services that are not in the list."),
        indicator="offer-services",
        features={
            "blood-tests": _("Blood tests"),
            "vaccinations": _("Vaccinations for children and adults"),
            "contraception": _("Contraception, with coils and implants"),
            "cervical-screening": _("Cervical screening"),
            "minor-surgery": _("Minor surgery"),
            "long-term-conditions": _("Clinics for long-term conditions"),
            "mental-health": _("Talking therapy or a mental health worker on site"),
            "stop-smoking": _("Help to stop smoking"),
            "travel": _("Travel vaccinations"),
            "dispensing": _("Dispensing of medicines"),
        },
    ),
    Topic(
        "clinicians",
        _("Who you can see"),
        _("Which clinicians are there, and can a patient ask for a woman or a man?"),
        _("Say which roles there are. Names are not needed."),
        indicator="offer-staff",
        features={
            "woman-doctor": _("A woman doctor on most days"),
            "man-doctor": _("A man doctor on most days"),
            "nurses": _("Practice nurses"),
            "pharmacist": _("A clinical pharmacist"),
            "physiotherapist": _("A physiotherapist to see first"),
            "paramedic": _("A paramedic"),
            "trainees": _("Doctors or nurses in training"),
            "chaperone": _("A chaperone whenever a patient asks"),
        },
    ),
    Topic(
        "digital",
        _("Online and by telephone"),
        _("How can patients reach the practice without coming?"),
        _("Say at what hours, and what can be done there."),
        indicator="offer-digital",
        features={
            "nhs-app": _("Appointments and prescriptions in the NHS App"),
            "online-form": _("An online form for questions"),
            "telephone": _("Consultations by telephone"),
            "video": _("Consultations by video"),
            "call-back": _("Call back instead of waiting on the telephone"),
            "without-internet": _("Everything can be done without the internet too"),
        },
    ),
    Topic(
        "languages",
        _("Languages"),
        _("Which languages are spoken, and what help is there with others?"),
        _("Name the languages that staff speak."),
        indicator="offer-languages",
        features={
            "interpreters": _("Interpreters can be booked"),
            "telephone-interpreters": _("Interpreters by telephone at once"),
            "sign-language": _("British Sign Language interpreters can be booked"),
            "easy-read": _("Letters in easy read or large print"),
        },
    ),
    Topic(
        "disability",
        _("Access for disabled people"),
        _("What is there for people who move, see, hear or think differently?"),
        _("Say what differs between sites, and what has to be arranged beforehand."),
        features={
            "step-free": _("No steps from the street to the consulting rooms"),
            "lift": _("A lift, or all rooms on the ground floor"),
            "toilet": _("An accessible toilet"),
            "hoist": _("A hoist or a couch that can be lowered"),
            "hearing-loop": _("A hearing loop"),
            "quiet-space": _("A quiet place to wait"),
            "longer-appointments": _("Longer appointments when they are asked for"),
            "home-visits": _("Home visits for people who cannot come"),
        },
    ),
    Topic(
        "child-friendly",
        _("For children"),
        _("What is there for families?"),
        _("Say at which site, and when there are appointments after school."),
        indicator="offer-child-friendly",
        features={
            "changing": _("A place to change babies"),
            "feeding": _("A private place to feed babies"),
            "prams": _("Room for prams"),
            "after-school": _("Appointments after school"),
        },
    ),
    Topic(
        "transport",
        _("Getting there"),
        _("How does one get there by bus, train, on foot or by cycle?"),
        _("Name bus stops and lines, and how far they are to walk."),
        indicator="offer-transport",
        features={
            "bus": _("A bus stop within five minutes' walk"),
            "train": _("A station within ten minutes' walk"),
            "cycle": _("Places to lock cycles"),
        },
    ),
    Topic(
        "parking",
        _("Parking"),
        _("Where can patients park?"),
        _("Say how many places there are and what they cost."),
        indicator="offer-parking",
        features={
            "own": _("Places of its own"),
            "blue-badge": _("Places for blue badge holders"),
            "street": _("Parking in the street nearby"),
            "drop-off": _("A place to be dropped off at the door"),
        },
    ),
)
"""In the order they are shown: whether one may join comes first."""

BY_ID: Final[Mapping[str, Topic]] = {topic.id: topic for topic in TOPICS}

DAYS: Final = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
)  # fmt: skip


def topic_of(topic_id: str) -> Topic:
    """Return the topic with an id; InputError where there is none."""
    if topic_id not in BY_ID:
        raise InputError(
            "an offer has no such topic", received=topic_id[:40], remedy=f"One of {', '.join(BY_ID)}"
        )
    return BY_ID[topic_id]
