"""The states of a framework's version, and what must hold before each step."""

from datetime import date
from typing import Final

from django.utils import timezone

from evenhand.accounts.models import Organisation
from evenhand.accounts.roles import OrganisationKind, Role
from evenhand.cycle.calendar.working_days import working_days_after, working_days_between
from evenhand.cycle.consultation.texts import hash_of
from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.clock import CLOCK
from evenhand.cycle.machine.tables import Asked

WORKING_DAYS_TO_COMMENT: Final = 20
WORKING_DAYS_FOR_AN_ANSWER: Final = 20
"""After so many, that the LMC has not said whether it agrees can be written down."""


def _move_to(asked: Asked, state: str):  # type: ignore[no-untyped-def]
    return asked.thing.moves.filter(to_state=state).order_by("-number").first()


def _lmc_is_invited(asked: Asked) -> bool:
    codes = list(asked.evidence.get("lmcs", ()))
    invited = Organisation.objects.filter(kind=OrganisationKind.LMC, code__in=codes)
    return any(asked.thing.commissioner in one.areas for one in invited)


def _is_open_long_enough(asked: Asked) -> bool:
    closes_on = str(asked.evidence.get("closes_on", ""))
    today = timezone.localdate()
    return bool(closes_on) and (
        working_days_between(today, date.fromisoformat(closes_on)) >= WORKING_DAYS_TO_COMMENT
    )


def _is_over(asked: Asked) -> bool:
    opened = _move_to(asked, "consulting")
    return opened is not None and timezone.localdate() > date.fromisoformat(opened.evidence["closes_on"])


def _all_answered(asked: Asked) -> bool:
    return not asked.thing.comments.filter(answer__isnull=True).exists()


def _is_the_invited_lmc(asked: Asked) -> bool:
    opened = _move_to(asked, "consulting")
    return opened is not None and asked.evidence.get("organisation") in opened.evidence["lmcs"]


def _lmc_had_time(asked: Asked) -> bool:
    closed = _move_to(asked, "answered")
    return closed is not None and timezone.localdate() > working_days_after(
        timezone.localdate(closed.at), WORKING_DAYS_FOR_AN_ANSWER
    )


def _record_is_closed(asked: Asked) -> bool:
    states = set(asked.thing.moves.values_list("to_state", flat=True))
    return "answered" in states and bool(states & {"agreed", "disagreement_recorded"})


def _clinician_signed(asked: Asked) -> bool:
    return asked.thing.sign_offs.filter(content_hash=asked.thing.content_hash).exists()


def _is_not_the_author(asked: Asked) -> bool:
    return asked.person_id is not None and asked.person_id != asked.thing.author_id


def _is_somebody_else(asked: Asked) -> bool:
    first = _move_to(asked, "approved_once")
    return first is not None and first.by_id != asked.person_id


def _board_is_among_them(asked: Asked) -> bool:
    first = _move_to(asked, "approved_once")
    return first is not None and Role.BOARD in (first.role, asked.role)


def _text_is_unchanged(asked: Asked) -> bool:
    return bool(hash_of(asked.thing.definition) == asked.thing.content_hash)


LMC_INVITED: Final = Guard("R-12", "The LMC of the area is invited to comment", _lmc_is_invited)
LONG_ENOUGH: Final = Guard(
    "R-12",
    f"Comments can be made for at least {WORKING_DAYS_TO_COMMENT} working days",
    _is_open_long_enough,
)
LINTED: Final = Guard(
    "R-13",
    "The linter finds nothing against it: it looks at all sides of the work and none outweighs the others",
    lambda asked: asked.evidence.get("linter") == [],
)
IMPACT_SHOWN: Final = Guard(
    "R-13",
    "Its effect on small practices and on those in deprived areas is worked out from the last release and shown",
    lambda asked: bool(asked.evidence.get("impact", {}).get("scopes")),
)
PERIOD_OVER: Final = Guard("R-12", "The days for comments have passed", _is_over)
EVERY_COMMENT_ANSWERED: Final = Guard("R-12", "Every comment has an answer", _all_answered)
INVITED_ONE: Final = Guard("R-12", "It is the LMC that was invited which says so", _is_the_invited_lmc)
HAD_TIME: Final = Guard(
    "R-12",
    f"The LMC has had {WORKING_DAYS_FOR_AN_ANSWER} working days to say whether it agrees",
    _lmc_had_time,
)
CONSULTED: Final = Guard(
    "R-12",
    "The record of the consultation is closed: comments answered, agreement or disagreement written down",
    _record_is_closed,
)
SIGNED_OFF: Final = Guard(
    "R-13", "At least one clinician of the area has signed it off, by name and role", _clinician_signed
)
NOT_THE_AUTHOR: Final = Guard("dual control", "Who wrote it does not approve it", _is_not_the_author)
TWO_PEOPLE: Final = Guard("dual control", "Two different people put it in force", _is_somebody_else)
A_BOARD: Final = Guard("dual control", "One of the two is of the board", _board_is_among_them)
UNCHANGED: Final = Guard("R-12", "The text is the one that was talked about", _text_is_unchanged)

_TEAM, _APPROVERS = frozenset({Role.PERFORMANCE}), frozenset({Role.PERFORMANCE, Role.BOARD})
_BEFORE_USE = frozenset(
    {"draft", "consulting", "answered", "agreed", "disagreement_recorded", "approved_once"}
)
_SAID = frozenset({"agreed", "disagreement_recorded"})

FRAMEWORK: Final = Machine(
    name="framework",
    title="A framework and its consultation",
    states={
        "draft": "Being written by the commissioner",
        "consulting": "Open for comments",
        "answered": "Every comment is answered; the LMC says whether it agrees",
        "agreed": "The LMC agrees",
        "disagreement_recorded": "The LMC disagrees or has not said; its words are in the record",
        "approved_once": "One person has approved it; another has to",
        "active": "In force",
        "superseded": "A later one has taken its place",
        "withdrawn": "Taken back before it was used",
    },
    initial="draft",
    transitions=(
        Transition(
            "consult", "Open for comments", frozenset({"draft"}), "consulting", _TEAM,
            (LINTED, IMPACT_SHOWN, LMC_INVITED, LONG_ENOUGH),
        ),
        Transition(
            "close-comments", "Close for comments", frozenset({"consulting"}), "answered", _TEAM,
            (PERIOD_OVER, EVERY_COMMENT_ANSWERED),
        ),
        Transition(
            "record-agreement", "Agree", frozenset({"answered"}), "agreed", frozenset({Role.LMC}), (INVITED_ONE,)
        ),
        Transition(
            "record-disagreement", "Disagree", frozenset({"answered"}), "disagreement_recorded",
            frozenset({Role.LMC}), (INVITED_ONE,), needs_reason=True,
        ),
        Transition(
            "record-silence", "Write down that the LMC has not said", frozenset({"answered"}),
            "disagreement_recorded", _TEAM, (HAD_TIME,), needs_reason=True,
        ),
        Transition(
            "approve", "Approve as the first", _SAID, "approved_once", _APPROVERS,
            (CONSULTED, SIGNED_OFF, UNCHANGED, NOT_THE_AUTHOR),
        ),
        Transition(
            "activate", "Put in force as the second", frozenset({"approved_once"}), "active", _APPROVERS,
            (CONSULTED, SIGNED_OFF, UNCHANGED, NOT_THE_AUTHOR, TWO_PEOPLE, A_BOARD),
        ),
        Transition("supersede", "Give way to a later one", frozenset({"active"}), "superseded", frozenset({CLOCK})),
        Transition("withdraw", "Take back", _BEFORE_USE, "withdrawn", _TEAM, needs_reason=True),
    ),
    final=frozenset({"superseded", "withdrawn"}),
)  # fmt: skip
"""Which state may become which."""
