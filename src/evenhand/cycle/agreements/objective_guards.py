"""What must hold before a version of an objective is written: each safeguard with its sentence and its check."""

from datetime import date
from typing import Any, Final

from django.utils import timezone

from evenhand.accounts.models import Holding
from evenhand.accounts.roles import Role
from evenhand.cycle.agreements import wordings
from evenhand.cycle.agreements.terms import Basis, Kind
from evenhand.cycle.machine import Guard
from evenhand.cycle.machine.tables import Asked

OPEN: Final = frozenset({"draft", "shared", "negotiating"})
"""States of an agreement in which its objectives can be written."""


def last_state(thing: Any, initial: str) -> str:
    """Return where the last move of a thing led."""
    last = thing.moves.order_by("-number").values_list("to_state", flat=True).first()
    return initial if last is None else str(last)


def _terms(asked: Asked) -> Any:
    return asked.evidence["terms"]


def _facts(asked: Asked) -> Any:
    return asked.evidence["facts"]


def _words(asked: Asked) -> str:
    told = _terms(asked)
    return " ".join((told["text"], told["reference"], told["counted"]))


def _is_a_party(asked: Asked) -> bool:
    thing = asked.thing if hasattr(asked.thing, "practice") else asked.thing.agreement
    theirs = thing.practice if asked.role == Role.PRACTICE else thing.commissioner
    return bool(asked.evidence.get("organisation") == theirs)


def _role_is_held(asked: Asked) -> bool:
    held = asked.evidence.get("holding") or 0
    holding = Holding.objects.select_related("end").filter(pk=held).first()
    return holding is not None and holding.is_current and holding.person_id == asked.person_id


def _is_open(asked: Asked) -> bool:
    state = last_state(asked.thing.agreement, "draft")
    allowed = OPEN if asked.role == Role.PERFORMANCE else OPEN - {"draft"}
    return not asked.thing.agreement.is_rolled and state in allowed


def _nobody_wrote_since(asked: Asked) -> bool:
    return bool(asked.evidence.get("seen") == asked.thing.moves.count())


def _last(asked: Asked) -> Any:
    return asked.thing.moves.order_by("-number").first()


def _is_the_other_sides(asked: Asked) -> bool:
    last = _last(asked)
    return last is not None and last.role != asked.role


def _is_not_imposed_or_ours(asked: Asked) -> bool:
    last = _last(asked)
    return last is None or last.to_state != "imposed" or asked.role == Role.PERFORMANCE


def _beyond_is_priced_or_free(asked: Asked) -> bool:
    return not _facts(asked)["is_beyond"] or _terms(asked)["basis"] in (Basis.VOLUNTARY, Basis.PRICED)


def _rests_on_what_it_says(asked: Asked) -> bool:
    told = _terms(asked)
    if told["basis"] == Basis.PRICED:
        return bool(told["price_pence"]) and bool(told["reference"])
    return told["basis"] == Basis.VOLUNTARY or bool(told["reference"])


def _no_points(asked: Asked) -> bool:
    told = _terms(asked)
    pays_by_target = told["payment_pence"] is not None and told["kind"] == Kind.QUANTITATIVE
    is_local_qof = wordings.speaks_of_points(_words(asked)) or pays_by_target
    return not is_local_qof or told["basis"] == Basis.PRICED


def _qof_is_the_practices(asked: Asked) -> bool:
    return not _facts(asked)["is_qof"] or asked.role == Role.PRACTICE


def _no_cap(asked: Asked) -> bool:
    told = _terms(asked)
    return not (_facts(asked)["is_decided"] and told["target"] is not None) and not wordings.caps_referrals(
        _words(asked)
    )


def _is_the_practices_affair(asked: Asked) -> bool:
    return not _facts(asked)["is_commissioners"]


def _can_be_judged(asked: Asked) -> bool:
    return _terms(asked)["target"] is None or _facts(asked)["polarity"] != "neutral"


def _names_what_is_sampled(asked: Asked) -> bool:
    told = _terms(asked)
    is_bare = told["kind"] == Kind.QUANTITATIVE and not told["indicator"]
    return not is_bare or not wordings.speaks_of_a_sample(_words(asked))


def _starts_from_a_figure(asked: Asked) -> bool:
    told = _terms(asked)
    return told["target"] is None or not told["indicator"] or asked.evidence.get("realism") is not None


def _is_not_challenged(asked: Asked) -> bool:
    return not _facts(asked)["is_challenged"]


def _can_be_detected(asked: Asked) -> bool:
    told, known = _terms(asked), asked.evidence.get("realism") or {}
    if told["target"] is None or known.get("noise") is None:
        return True
    return bool(abs(told["target"] - told["baseline"]) >= known["noise"])


def _is_better(asked: Asked) -> bool:
    told = _terms(asked)
    if told["target"] is None or not told["indicator"] or told["baseline"] is None:
        return True
    ahead = told["target"] - told["baseline"]
    return bool(ahead > 0 if told["direction"] == "at_least" else ahead < 0)


def _lies_ahead(asked: Asked) -> bool:
    due = _terms(asked)["due"]
    return not due or date.fromisoformat(due) >= timezone.localdate(asked.at)


def _comes_with_help(asked: Asked) -> bool:
    told = _terms(asked)
    if asked.role == Role.PRACTICE or told["kind"] == Kind.QUALITATIVE or told["basis"] == Basis.CONTRACT:
        return True
    return bool(told["support"]) or told["price_pence"] is not None or told["payment_pence"] is not None


PARTY: Final = Guard(
    "parties", "It is written by the practice it is with, or by its commissioner", _is_a_party
)
HELD: Final = Guard("parties", "The role acted in has not ended", _role_is_held)
STILL_OPEN: Final = Guard(
    "R-24", "The agreement is open for changes; a text both sides agree on is opened again first", _is_open
)
SEEN: Final = Guard("parties", "Nobody has written since this was looked at", _nobody_wrote_since)
THE_OTHERS: Final = Guard(
    "parties", "A text is agreed to by the side that did not write it", _is_the_other_sides
)
NOT_IMPOSED: Final = Guard(
    "parties", "What the contract imposes is taken back by the commissioner alone", _is_not_imposed_or_ours
)
BEYOND: Final = Guard(
    "R-15",
    "What goes beyond the contract is agreed and paid as a local enhanced service, or is free to choose",
    _beyond_is_priced_or_free,
)
CITED: Final = Guard(
    "R-15",
    "A duty names its clause or the document that was signed, and a local service its price and reference",
    _rests_on_what_it_says,
)
NO_POINTS: Final = Guard(
    "R-16", "No local scheme of points and thresholds is built beside the national one", _no_points
)
OWN_PACE: Final = Guard(
    "R-05",
    "A practice decides how far it goes in the Quality and Outcomes Framework, and how fast; nobody else writes it",
    _qof_is_the_practices,
)
NO_CAP: Final = Guard("R-21", "No referral or admission is capped", _no_cap)
NO_DOCTOR: Final = Guard(
    "R-21", "No doctor or nurse is counted", lambda asked: not wordings.counts_doctors(_words(asked))
)
NO_INCENTIVE: Final = Guard(
    "R-21",
    "Nobody is paid for referring, prescribing or spending less",
    lambda asked: not wordings.pays_for_less_care(_words(asked)),
)
NOT_THEIRS: Final = Guard(
    "R-22", "What is the commissioner’s own result is no practice’s", _is_the_practices_affair
)
JUDGEABLE: Final = Guard("R-04", "What is neutral has no target", _can_be_judged)
NAMED: Final = Guard(
    "realism",
    "A share, a rate or a survey’s result names its indicator, so that chance can be worked out",
    _names_what_is_sampled,
)
FIGURE: Final = Guard("realism", "There is a figure of the practice to start from", _starts_from_a_figure)
UNDISPUTED: Final = Guard("challenge", "The figure it starts from is not under challenge", _is_not_challenged)
DETECTABLE: Final = Guard(
    "realism",
    "The target can be told from chance: it lies further from the baseline than two periods differ by luck",
    _can_be_detected,
)
BETTER: Final = Guard("realism", "The target is better than the baseline", _is_better)
HELP: Final = Guard("R-06", "What the commissioner asks in numbers comes with help or pay", _comes_with_help)
AHEAD: Final = Guard("cycle", "The day by which something is done lies ahead", _lies_ahead)
IS_CONTRACT: Final = Guard(
    "R-15",
    "Only what the contract says can be imposed",
    lambda asked: _terms(asked)["basis"] == Basis.CONTRACT,
)

OURS: Final = (PARTY, HELD, STILL_OPEN, SEEN)
SAYS: Final = (
    BEYOND, CITED, NO_POINTS, OWN_PACE, NO_CAP, NO_DOCTOR, NO_INCENTIVE, NOT_THEIRS, JUDGEABLE, NAMED, FIGURE,
    UNDISPUTED, BETTER, DETECTABLE, HELP, AHEAD,
)  # fmt: skip
