"""The states of an objective and of an agreement, and who may take which step."""

from typing import Final

from evenhand.accounts.roles import Role
from evenhand.cycle.agreements.agreement_guards import (
    BLENDED,
    DUE_PASSED,
    HAS_OBJECTIVES,
    NOT_YET_IN_FORCE,
    OTHER_SIGNED,
    ROLLED,
    SETTLED,
    SIGNED,
    WAS_IN_FORCE,
)
from evenhand.cycle.agreements.objective_guards import (
    HELD,
    IS_CONTRACT,
    NOT_IMPOSED,
    OURS,
    OWN_PACE,
    PARTY,
    SAYS,
    THE_OTHERS,
)
from evenhand.cycle.machine import Machine, Transition
from evenhand.cycle.machine.clock import CLOCK

PARTIES: Final = frozenset({Role.PRACTICE, Role.PERFORMANCE})
_TEAM, _PRACTICE, _CLOCK = frozenset({Role.PERFORMANCE}), frozenset({Role.PRACTICE}), frozenset({CLOCK})

OBJECTIVE: Final = Machine(
    name="objective",
    title="An objective",
    states={
        "new": "Not written yet",
        "proposed": "Proposed by one side",
        "countered": "Written anew in answer",
        "agreed": "Agreed by both sides",
        "imposed": "Imposed by the contract, not agreed",
        "withdrawn": "Taken back",
    },
    initial="new",
    transitions=(
        Transition("propose", "Propose", frozenset({"new"}), "proposed", PARTIES, (*OURS, *SAYS)),
        Transition(
            "counter", "Write it anew", frozenset({"proposed", "countered", "agreed"}), "countered", PARTIES,
            (*OURS, *SAYS),
        ),
        Transition(
            "agree", "Agree", frozenset({"proposed", "countered"}), "agreed", PARTIES, (*OURS, THE_OTHERS)
        ),
        Transition(
            "impose", "Impose what the contract says", frozenset({"new", "proposed", "countered"}), "imposed", _TEAM,
            (*OURS, *SAYS, IS_CONTRACT), needs_reason=True,
        ),
        Transition(
            "withdraw", "Take back", frozenset({"proposed", "countered", "agreed", "imposed"}), "withdrawn", PARTIES,
            (*OURS, NOT_IMPOSED, OWN_PACE), needs_reason=True,
        ),
    ),
    final=frozenset({"withdrawn"}),
)  # fmt: skip
"""An objective is a ledger: every step is a version that stays."""

_BEFORE_FORCE: Final = frozenset({"shared", "negotiating", "agreed"})

AGREEMENT: Final = Machine(
    name="agreement",
    title="The yearly agreement",
    states={
        "draft": "Being written by the commissioner",
        "shared": "With the practice to read",
        "negotiating": "Both sides are writing",
        "agreed": "Agreed, to be signed",
        "signed_practice": "Signed by the practice",
        "signed_commissioner": "Signed by the commissioner",
        "in_force": "In force",
        "reviewed": "Reviewed at the year’s end",
        "closed": "Over",
        "lapsed": "Not signed in time; last year’s goes on",
        "disputed": "In dispute",
    },
    initial="draft",
    transitions=(
        Transition("share", "Share with the practice", frozenset({"draft"}), "shared", _TEAM,
                   (PARTY, HELD, HAS_OBJECTIVES)),
        Transition("negotiate", "Begin to talk", frozenset({"shared"}), "negotiating", PARTIES, (PARTY, HELD)),
        Transition("agree", "Say that all is agreed", frozenset({"shared", "negotiating"}), "agreed", PARTIES,
                   (PARTY, HELD, SETTLED, BLENDED)),
        Transition("reopen", "Open it again", frozenset({"agreed", "signed_practice", "signed_commissioner"}),
                   "negotiating", PARTIES, (PARTY, HELD), needs_reason=True),
        Transition("sign-practice", "Sign for the practice", frozenset({"agreed"}),
                   "signed_practice", _PRACTICE, SIGNED),
        Transition("sign-commissioner", "Sign for the commissioner", frozenset({"agreed"}),
                   "signed_commissioner", _TEAM, SIGNED),
        Transition("complete-by-practice", "Sign for the practice, as the second", frozenset({"signed_commissioner"}),
                   "in_force", _PRACTICE, (*SIGNED, OTHER_SIGNED)),
        Transition("complete-by-commissioner", "Sign for the commissioner, as the second",
                   frozenset({"signed_practice"}), "in_force", _TEAM, (*SIGNED, OTHER_SIGNED)),
        Transition("lapse", "Let it lapse unsigned",
                   frozenset({"draft", "shared", "negotiating", "agreed", "signed_practice", "signed_commissioner"}),
                   "lapsed", _CLOCK, (DUE_PASSED,)),
        Transition("resume", "Take it up again", frozenset({"lapsed"}), "negotiating", PARTIES, (PARTY, HELD)),
        Transition("roll", "Let last year’s go on", frozenset({"draft"}), "in_force", _CLOCK, (DUE_PASSED, ROLLED)),
        Transition("dispute", "Say that it is in dispute", _BEFORE_FORCE | {"in_force"}, "disputed", PARTIES,
                   (PARTY, HELD), needs_reason=True),
        Transition("settle", "Go on talking", frozenset({"disputed"}), "negotiating", PARTIES,
                   (PARTY, HELD, NOT_YET_IN_FORCE)),
        Transition("settle-in-force", "Go on as signed", frozenset({"disputed"}), "in_force", PARTIES,
                   (PARTY, HELD, WAS_IN_FORCE)),
        Transition("review", "Say that it was reviewed", frozenset({"in_force"}), "reviewed", _TEAM, (PARTY, HELD)),
        Transition("close", "Close", frozenset({"reviewed"}), "closed", _TEAM, (PARTY, HELD)),
    ),
    final=frozenset({"closed"}),
)  # fmt: skip
"""Which state may become which."""
