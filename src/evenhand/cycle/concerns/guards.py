"""The guards of a case: what must hold before a step, each with its rule, its sentence and the papers that show it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils import timezone

from evenhand.accounts.models import Person
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.kinds import FoundAs, Ground, Standing
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.contact.policies import judgement_allowed
from evenhand.cycle.machine import Guard
from evenhand.cycle.machine.tables import Asked

LAW: Final = "SI 2015/1862 Sch 3"
"""The GMS Contracts Regulations 2015, Schedule 3; paragraphs from memory, to be checked."""


def _nothing(case: Case) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Shown(Guard):
    """A guard that says which papers of the case show that it holds."""

    papers: Callable[[Case], Iterable[str]] = field(default=_nothing)


def _today(asked: Asked) -> date:
    return timezone.localdate(asked.at)


def _said(asked: Asked, name: str) -> bool:
    return bool(str(asked.evidence.get(name, "")).strip())


def _safe(check: Callable[[Asked], bool]) -> Callable[[Asked], bool]:
    """Return a check that patient safety, the one shortcut, makes unnecessary."""
    return lambda asked: facts.is_about_safety(asked.thing) or check(asked)


def _rests_on_evidence(asked: Asked) -> bool:
    return bool(asked.thing.evidence.exists())


def _on_danger(asked: Asked) -> bool:
    return bool(asked.thing.evidence.filter(origin="safety").exists())


def _replied_to(asked: Asked) -> bool:
    invited = asked.thing.invitations.order_by("pk").first()
    return invited is not None and (facts.is_about_safety(asked.thing) or _today(asked) > invited.due_on)


def _separate(asked: Asked) -> bool:
    if asked.person_id is None:
        return True
    person = Person.objects.get(pk=asked.person_id)
    side = facts.side_taken(asked.thing, asked.person_id)
    return side in ("", asked.role) and not facts.other_hats(person, asked.thing.commissioner)


def _lmcs(case: Case) -> Iterable[str]:
    return (f"{one.lmc}, {one.written_on:%-d %B %Y}: {one.why}" for one in case.lmcs.all())


def _evidence(case: Case) -> Iterable[str]:
    return (f"{one.pk}: {one.words}" for one in case.evidence.all())


def _letters(case: Case) -> Iterable[str]:
    return (f"{one.reference}, {one.sent_on:%-d %B %Y}: “{one.passage}”" for one in case.letters.all())


def _supports(case: Case) -> Iterable[str]:
    for one in case.supports.select_related("offer"):
        offer = one.offer
        reviews = f"{offer.first_review_on:%-d %B %Y} and {offer.second_review_on:%-d %B %Y}"
        yield f"{offer.get_kind_display()}: {offer.what} Reviewed on {reviews}."


def _replies(case: Case) -> Iterable[str]:
    yield from (f"Invited until {one.due_on:%-d %B %Y}" for one in case.invitations.all())
    yield from (f"{one.written_on:%-d %B %Y}: {one.words}" for one in case.representations.all())


def _advice(case: Case) -> Iterable[str]:
    return (
        f"{one.adviser}, {one.firm}, {one.given_on:%-d %B %Y}, {one.reference}" for one in case.advice.all()
    )


def _term(case: Case) -> Iterable[str]:
    return [f"{case.get_clause_source_display()}: {case.clause}"] if case.clause else []


def _findings(case: Case) -> Iterable[str]:
    return (
        f"{one.get_found_display()}, {one.written_on:%-d %B %Y}: {one.reasons}" for one in case.findings.all()
    )


TERM: Final = Shown(
    "R-15, R-24",
    "It rests on a term of the contract, a regulation or an agreement both sides signed, and cites it",
    lambda asked: asked.thing.standing != Standing.BEYOND and bool(asked.thing.clause),
    _term,
)
BEYOND: Final = Shown(
    "R-09",
    "It is about something outside the contract, and stays so: only help can come of it",
    lambda asked: asked.thing.standing == Standing.BEYOND,
)
OFFERED: Final = Shown(
    "R-06",
    "Support has been offered, and the practice chooses",
    lambda asked: asked.thing.supports.exists(),
    _supports,
)
EVIDENCE: Final = Shown(
    "two periods",
    "There is evidence: a minimum standard or a term not met in two periods, beyond chance in both",
    _rests_on_evidence,
    _evidence,
)
DANGER: Final = Shown("patient safety", "There is evidence of a danger to patients", _on_danger, _evidence)
CLINICIAN: Final = Shown(
    "patient safety",
    "A clinician is named who advises that patients are in danger",
    lambda asked: _said(asked, "clinician"),
)
UNCHALLENGED: Final = Shown(
    "challenge", "No figure it rests on is under challenge", lambda asked: not facts.challenged(asked.thing)
)
FUNDED: Final = Shown(
    "R-11",
    "Nothing about premises is held against the practice while the money they need is undecided or was not granted",
    lambda asked: not facts.is_unfunded(asked.thing),
)
SUPPORT_FIRST: Final = Shown(
    "R-10",
    "Support was offered and both its review dates have passed",
    _safe(lambda asked: bool(facts.offers_past_review(asked.thing, _today(asked)))),
    _supports,
)
KEPT: Final = Shown(
    "R-10",
    "Whatever support the practice took has been given",
    _safe(lambda asked: not facts.broken_promises(asked.thing)),
)
NO_SURPRISE: Final = Shown(
    "R-10",
    "An earlier letter named the matter at least 14 days ago, so that nothing comes as a surprise",
    _safe(lambda asked: bool(facts.letters_in_time(asked.thing, _today(asked)))),
    _letters,
)
REPLIED: Final = Shown(
    "natural justice",
    "The practice was invited to reply, and its 14 days or more have passed",
    _replied_to,
    _replies,
)
LMC: Final = Shown("LMC", "The LMC has been told", lambda asked: asked.thing.lmcs.exists(), _lmcs)
ADVISED: Final = Shown(
    "legal advice",
    "Legal advice was taken, from somebody by name",
    lambda asked: asked.thing.advice.exists(),
    _advice,
)
SEPARATE: Final = Shown(
    "R-08",
    "Whoever acts has no part in commissioning or finance here and has acted on no other side of this case",
    _separate,
)
KNOWN: Final = Shown(
    "R-18",
    "Somebody of the commissioner was in touch with the practice in the last 12 months",
    lambda asked: judgement_allowed(asked.thing.practice, _today(asked)),
)
NOT_STAYED: Final = Shown(
    "dispute",
    "No dispute about the notice is open, for which its effect waits",
    lambda asked: not facts.is_stayed(asked.thing),
)
NOT_OVERTURNED: Final = Shown(
    "dispute", "The notice was not overturned", lambda asked: not facts.is_overturned(asked.thing)
)
OVERTURNED: Final = Shown(
    "dispute",
    "A dispute about the notice was determined or settled for the practice",
    lambda asked: facts.is_overturned(asked.thing),
)
MINUTE: Final = Shown(
    "review",
    "The minute of the review says what was looked at and found",
    lambda asked: _said(asked, "minute"),
)
CUMULATIVE: Final = Shown(
    LAW,
    "The breaches taken together justify it: to go on would harm the services, and it is said how",
    lambda asked: _said(asked, "cumulative"),
)
REPEATED: Final = Shown(
    LAW,
    "It is said which breach was repeated, or which other notice was given",
    lambda asked: _said(asked, "repeat_of"),
)


def found(*kinds: FoundAs) -> Shown:
    """Return the guard that the assessment found one of these, with reasons."""

    def check(asked: Asked) -> bool:
        finding = facts.latest_finding(asked.thing)
        return finding is not None and finding.found in kinds

    words = " or ".join(str(kind.label).lower() for kind in kinds)
    return Shown("assessment", f"The assessment found: {words}, with reasons", check, _findings)


def day_passed(kind: str, sentence: str, *, counts_itself: bool = False) -> Shown:
    """Return the guard that the day named in the notice of a kind has passed, or has come if it counts itself."""

    def check(asked: Asked) -> bool:
        given = facts.issued(asked.thing)
        if given is None or given[0].kind != kind or given[0].ends_on is None:
            return False
        today, last = _today(asked), given[0].ends_on
        return today > last or (counts_itself and today == last)

    return Shown(LAW, sentence, check)


ON_A_GROUND: Final = Shown(
    LAW,
    "It is on a ground that the regulations name",
    lambda asked: (
        (notice := facts.latest_notice(asked.thing, "ended_at_once")) is not None
        and notice.ground in [one for one in Ground.values if one]
    ),
)
