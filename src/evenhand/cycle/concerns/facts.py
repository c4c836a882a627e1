"""What is so in a case: what the guards ask, what its pages show, and what the pack of a decision lists."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from evenhand.accounts.models import Holding, Organisation, Person
from evenhand.accounts.roles import OrganisationKind, Role
from evenhand.cycle.challenges.of import is_under_challenge
from evenhand.cycle.concerns.deadlines import DAYS_AFTER_LETTER
from evenhand.cycle.concerns.kinds import NoticeKind, Origin, Outcome
from evenhand.cycle.concerns.models import Case, CaseMove, Dispute, Evidence, Finding, Notice, ReplyInvitation
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.letters.of import letters_naming
from evenhand.cycle.machine import state_of
from evenhand.cycle.support.of import is_kept, is_premises_unfunded, reviews_are_past
from evenhand.cycle.support.tables import SUPPORT

SETTLED = ("determined", "settled", "withdrawn")
"""The states of a dispute that is over."""
_STILL_TO_CHOOSE = ("changed", "withdrawn")


def is_about_safety(case: Case) -> bool:
    """Whether the one shortcut there is was taken: patient safety."""
    return bool(case.moves.filter(transition="act-on-safety").exists())


def offers_past_review(case: Case, today: date) -> list[Any]:
    """Return the offers of support to this case that count and whose two reviews have passed."""
    offers = [one.offer for one in case.supports.select_related("offer")]
    return [
        one
        for one in offers
        if state_of(SUPPORT, one) not in _STILL_TO_CHOOSE and reviews_are_past(one, today)
    ]


def broken_promises(case: Case) -> list[Any]:
    """Return the offers that the practice took and the commissioner has not given."""
    offers = [one.offer for one in case.supports.select_related("offer")]
    taken = [one for one in offers if one.moves.filter(to_state="accepted").exists()]
    return [one for one in taken if not is_kept(one)]


def letters_in_time(case: Case, today: date) -> list[Any]:
    """Return the letters that named the matter, and have lain here long enough for the practice to act on."""
    return list(case.letters.filter(written_on__lte=today - timedelta(days=DAYS_AFTER_LETTER)))


def shared_letters(case: Case, today: date) -> list[Letter]:
    """Return the letters shared with the practice here that told a figure of the case as differing, oldest first."""
    named = {one.indicator for one in case.evidence.exclude(indicator="")}
    found = {one.pk: one for name in sorted(named) for one in letters_naming(case.practice, name, today)}
    return [found[key] for key in sorted(found)]


def challenged(case: Case) -> list[Evidence]:
    """Return the evidence whose figure, of either period, the practice challenges now."""
    return [
        one
        for one in case.evidence.exclude(indicator="")
        if any(
            is_under_challenge(case.practice, one.indicator, end)
            for end in (one.period_end, one.earlier_period_end)
            if end is not None
        )
    ]


def is_unfunded(case: Case) -> bool:
    """Whether it is about premises for which the practice asked for money that was not granted (R-11)."""
    about = case.origin == Origin.PREMISES or case.evidence.filter(origin=Origin.PREMISES).exists()
    return about and is_premises_unfunded(case.practice)


def last_invitation(case: Case) -> ReplyInvitation | None:
    """Return the invitation to reply that was sent last."""
    return case.invitations.order_by("pk").last()


def given_by(case: Case, notice: Notice) -> CaseMove | None:
    """Return the move by which a notice was given; None for a draft."""
    return case.moves.filter(evidence__notice=notice.pk).order_by("number").first()


def latest_finding(case: Case) -> Finding | None:
    """Return what the assessment found last."""
    return case.findings.order_by("-pk").first()


def latest_notice(case: Case, kind: str) -> Notice | None:
    """Return the last draft of a kind of notice."""
    return case.notices.filter(kind=kind).order_by("-pk").first()


def issued(case: Case) -> tuple[Notice, date] | None:
    """Return the notice that was given last, and the day; None before any was."""
    move = (
        case.moves.filter(to_state__in=NoticeKind.values, evidence__has_key="notice")
        .order_by("-number")
        .first()
    )
    if move is None:
        return None
    return Notice.objects.get(pk=move.evidence["notice"]), timezone.localdate(move.at)


def open_dispute(case: Case) -> Dispute | None:
    """Return the dispute that is open, if one is."""
    return case.disputes.exclude(moves__to_state__in=SETTLED).order_by("-pk").first()


def is_stayed(case: Case) -> bool:
    """Whether what the last notice would bring about waits for a dispute about it."""
    given = issued(case)
    if given is None or open_dispute(case) is None:
        return False
    return not given[0].stands_despite_dispute


def is_overturned(case: Case) -> bool:
    """Whether a dispute about the last notice was determined for the practice, or settled in its favour."""
    given = issued(case)
    if given is None:
        return False
    over = [move for one in given[0].disputes.all() for move in one.moves.filter(to_state__in=SETTLED)]
    return any(move.evidence.get("outcome") == Outcome.PRACTICE for move in over)


def lmcs_of(commissioner: str) -> list[Organisation]:
    """Return the LMCs whose practices are a commissioner's."""
    every = Organisation.objects.filter(kind=OrganisationKind.LMC).order_by("name")
    return [one for one in every if commissioner in one.areas]


def names_of_lmcs(case: Case) -> dict[str, str]:
    """Return the names of the LMCs that were told of a case, by code, those of today."""
    told = case.lmcs.values_list("lmc", flat=True)
    return dict(Organisation.objects.filter(code__in=told).values_list("code", "name"))


def other_hats(person: Person | None, commissioner: str) -> list[str]:
    """Return the roles a person holds today for a commissioner that cannot meet a case: commissioning, finance."""
    if person is None:
        return []
    held = Holding.objects.filter(
        person=person, organisation__code=commissioner, role__in=[Role.COMMISSIONING, Role.FINANCE]
    ).select_related("organisation", "end")
    return [str(one) for one in held if one.is_current]


def side_taken(case: Case, person_id: int | None) -> str:
    """Return the side on which a person has acted in a case; empty where they have not."""
    if person_id is None:
        return ""
    found = case.participants.filter(person_id=person_id).first()
    return found.side if found else ""
