"""The states of a publication and what its gate asks (DOMAIN.md 6)."""

from typing import Final

from django.utils import timezone

from evenhand.accounts.roles import Role
from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.tables import Asked

WORKING_DAYS_OF_PREVIEW: Final = 10

METHODS: Final = ("signed_off", "disagreement_recorded")
"""What an LMC can have said of the method: it signed it off, or its disagreement is written down."""


def _previewed(asked: Asked) -> bool:
    return bool(timezone.localdate(asked.at) > asked.thing.closes_on)


def _method_is_settled(asked: Asked) -> bool:
    words = str(asked.evidence.get("lmc_words", "")).strip()
    return asked.evidence.get("lmc") in METHODS and bool(words)


def _by_another(asked: Asked) -> bool:
    return bool(asked.person_id is not None and asked.person_id != asked.thing.opened_by_id)


def _noted(asked: Asked) -> bool:
    return bool(str(asked.evidence.get("caveat", "")).strip())


PUBLICATION: Final = Machine(
    name="publication",
    title="A publication",
    states={
        "previewing": "Practices see their own figures, and may challenge and reply; nobody else does",
        "published": "On the public pages",
        "stopped": "Not published, with the reason",
    },
    initial="previewing",
    final=frozenset({"published", "stopped"}),
    transitions=(
        Transition(
            "publish",
            "Publish",
            frozenset({"previewing"}),
            "published",
            frozenset({Role.PERFORMANCE, Role.ADMINISTRATOR}),
            (
                Guard("gate", "Practices have not had their ten working days yet", _previewed),
                Guard(
                    "R-12",
                    "The LMC has not signed off the method, nor is its disagreement written down",
                    _method_is_settled,
                ),
                Guard(
                    "gate",
                    "Whoever opened the preview cannot publish it: a second person decides",
                    _by_another,
                ),
                Guard("R-01", "A caveat in plain words for the public is missing", _noted),
            ),
        ),
        Transition(
            "stop",
            "Do not publish",
            frozenset({"previewing"}),
            "stopped",
            frozenset({Role.PERFORMANCE, Role.ADMINISTRATOR}),
            needs_reason=True,
        ),
    ),
)
