"""The states of a case, exactly those of DOMAIN.md 5.1, and what each step asks.

A dispute about a notice is a machine of its own (:mod:`evenhand.cycle.concerns.disputing`): while one is open, what the
notice would bring about waits, whatever state the case is in.
"""

from collections.abc import Iterable
from typing import Final

from evenhand.accounts.roles import Role
from evenhand.cycle.concerns import guards as g
from evenhand.cycle.concerns.kinds import FoundAs
from evenhand.cycle.concerns.notice_guards import notice_guards
from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.clock import CLOCK

_TEAM, _PANEL = frozenset({Role.PERFORMANCE}), frozenset({Role.BOARD})

NOTICED: Final = frozenset(
    {"remedial", "breach_notice", "sanction", "notice_of_termination", "ended_at_once"}
)
"""States that a notice led to."""
IN_EFFECT: Final = frozenset({"sanction_in_effect", "terminated"})
OVER: Final = frozenset({"closed"})

_ALWAYS: Final = (g.SEPARATE, g.KNOWN)
_GROUNDS: Final = (g.TERM, g.EVIDENCE, g.UNCHALLENGED, g.FUNDED)
_HELPED: Final = (g.SUPPORT_FIRST, g.KEPT)
_HEARD: Final = (g.NO_SURPRISE, g.REPLIED, g.LMC, g.ADVISED)
_FIRST_NOTICE: Final = (*_GROUNDS, *_HELPED, *_HEARD, *_ALWAYS)
"""What stands before the first notice of a case."""
_STANDS: Final = (g.NOT_STAYED, g.NOT_OVERTURNED)
_LATER_NOTICE: Final = (*_GROUNDS, g.LMC, g.ADVISED, *_ALWAYS, *_STANDS)
"""What stands before a notice that follows another."""


def _step(
    name: str,
    title: str,
    sources: Iterable[str],
    to: str,
    roles: frozenset[str],
    guards: Iterable[Guard] = (),
    *,
    needs_reason: bool = False,
) -> Transition:
    return Transition(name, title, frozenset(sources), to, frozenset(roles), tuple(guards), needs_reason)


_EARLY = (
    _step(
        "offer-support", "Go on to support", {"concern"}, "support", _TEAM, (g.TERM, g.OFFERED, g.FUNDED, *_ALWAYS)
    ),
    _step(
        "offer-help-only", "Offer help, with no contractual effect", {"concern"}, "help_only", _TEAM,
        (g.BEYOND, g.OFFERED, g.LMC, *_ALWAYS),
    ),
    _step(
        "improved", "It has improved", {"support", "help_only"}, "closed", _TEAM, (g.SEPARATE,), needs_reason=True
    ),
    _step(
        "take-no-further", "Take it no further", {"concern", "support", "help_only", "assess"}, "closed", _TEAM,
        (g.SEPARATE,), needs_reason=True,
    ),
    _step(
        "assess", "Assess whether a term was breached", {"support"}, "assess", _TEAM,
        (*_GROUNDS, *_HELPED, g.LMC, *_ALWAYS), needs_reason=True,
    ),
    _step(
        "act-on-safety", "Assess at once, because patients are in danger", {"concern", "support"}, "assess", _TEAM,
        (g.TERM, g.DANGER, g.CLINICIAN, g.SEPARATE), needs_reason=True,
    ),
    _step("back-to-support", "Go back to support", {"assess"}, "support", _TEAM, (g.SEPARATE,), needs_reason=True),
    _step(
        "no-breach", "There was no breach", {"assess"}, "closed", _TEAM, (g.found(FoundAs.NONE), g.SEPARATE),
        needs_reason=True,
    ),
)  # fmt: skip

_FORMAL = (
    _step(
        "give-remedial-notice", "Give the remedial notice", {"assess"}, "remedial", _PANEL,
        (g.found(FoundAs.REMEDIABLE), *_FIRST_NOTICE, *notice_guards("remedial")),
    ),
    _step(
        "give-breach-notice", "Give the breach notice", {"assess"}, "breach_notice", _PANEL,
        (g.found(FoundAs.NOT_REMEDIABLE), *_FIRST_NOTICE, *notice_guards("breach_notice")),
    ),
    _step(
        "put-right", "It has been put right", {"remedial"}, "remedied", _PANEL, (g.MINUTE, g.SEPARATE),
        needs_reason=True,
    ),
    _step(
        "not-put-right", "It was not put right in time", {"remedial"}, "may_terminate", _PANEL,
        (
            g.day_passed("remedial", "The time the notice gave has passed"), g.MINUTE, g.UNCHALLENGED, g.FUNDED,
            *_STANDS, *_ALWAYS,
        ),
        needs_reason=True,
    ),
    _step(
        "repeated", "The breach was repeated, or another followed", {"remedial", "remedied", "breach_notice"},
        "may_terminate", _PANEL,
        (g.REPEATED, g.CUMULATIVE, g.MINUTE, g.UNCHALLENGED, g.FUNDED, g.LMC, *_STANDS, *_ALWAYS),
        needs_reason=True,
    ),
    _step(
        "give-sanction-notice", "Give notice of a sanction instead", {"may_terminate"}, "sanction", _PANEL,
        (*_LATER_NOTICE, *notice_guards("sanction")),
    ),
    _step(
        "give-termination-notice", "Give notice of termination", {"may_terminate"}, "notice_of_termination", _PANEL,
        (g.CUMULATIVE, *_LATER_NOTICE, *notice_guards("notice_of_termination")), needs_reason=True,
    ),
    _step(
        "sanction-begins", "The sanction begins", {"sanction"}, "sanction_in_effect", _PANEL,
        (g.day_passed("sanction", "The day named in the notice has passed"), *_STANDS, g.SEPARATE),
    ),
    _step(
        "contract-ends", "The contract ends", {"notice_of_termination"}, "terminated", _PANEL,
        (g.day_passed("notice_of_termination", "The day named in the notice has passed"), *_STANDS, g.SEPARATE),
    ),
    _step(
        "end-at-once", "End the contract at once",
        {"assess", "remedial", "remedied", "breach_notice", "may_terminate", "sanction", "sanction_in_effect",
         "notice_of_termination"},
        "ended_at_once", _PANEL,
        (g.TERM, g.EVIDENCE, g.ON_A_GROUND, g.UNCHALLENGED, g.FUNDED, g.LMC, g.ADVISED, g.SEPARATE,
         *notice_guards("ended_at_once")),
        needs_reason=True,
    ),
    _step(
        "immediate-end-takes-effect", "The end takes effect", {"ended_at_once"}, "terminated", _PANEL,
        (
            g.day_passed("ended_at_once", "The day named in the notice has come", counts_itself=True),
            *_STANDS, g.SEPARATE,
        ),
    ),
    _step(
        "withdraw-notice", "Take the notice back", {*NOTICED, "may_terminate", "sanction_in_effect"}, "closed", _PANEL,
        (g.SEPARATE,), needs_reason=True,
    ),
    _step("take-off-file", "Close it", {"remedied"}, "closed", _PANEL, (g.SEPARATE,), needs_reason=True),
    _step(
        "overturned", "The notice is overturned", {*NOTICED, *IN_EFFECT, "may_terminate"}, "closed", frozenset({CLOCK}),
        (g.OVERTURNED,),
    ),
)  # fmt: skip

CASE: Final = Machine(
    name="case",
    title="A concern and the formal levers",
    states={
        "concern": "A concern is written down, and the practice reads it",
        "support": "Help is offered; the practice chooses",
        "help_only": "Help is offered about something outside the contract; it has no contractual effect",
        "assess": "It is assessed whether a term was breached; the practice is heard",
        "remedial": "A remedial notice has been given; there is time to put it right",
        "remedied": "Put right, and kept on file",
        "breach_notice": "A breach notice has been given; it asks that it does not happen again",
        "may_terminate": "The contract could be ended, or a sanction chosen instead; neither has to be",
        "sanction": "Notice of a sanction has been given",
        "sanction_in_effect": "The sanction is in effect",
        "notice_of_termination": "Notice of termination has been given",
        "ended_at_once": "Notice has been given that the contract ends at once",
        "terminated": "The contract has ended",
        "closed": "Closed",
    },
    initial="concern",
    final=OVER,
    transitions=(*_EARLY, *_FORMAL),
)
"""Which state may become which."""
