"""Every write about challenges and replies."""

from datetime import date
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from evenhand.accounts.asking import asking, asks
from evenhand.accounts.audit import in_turn, record
from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.challenges.models import Challenge, Correction, ReplyVersion
from evenhand.cycle.challenges.reasons import ChallengeReason, ReplyReason
from evenhand.cycle.challenges.tables import CHALLENGE, OPEN, WORKING_DAYS_TO_ANSWER
from evenhand.cycle.machine import Move, move, state_of
from evenhand.cycle.machine.clock import Clock
from evenhand.pages.edition import Row
from evenhand.publication.installed import Opened
from evenhand.publication.said import LONGEST_REPLY

THING: Final = "challenge"


def _own_code(viewer: Viewer, *_: Any, **__: Any) -> tuple[str, str]:
    """Return the practice that somebody acts for, for the record; it is their own figures that they speak of."""
    return (viewer.organisation_code if viewer.role == Role.PRACTICE else "", "")


def _own_practice(viewer: Viewer, thing: str) -> tuple[str, Person]:
    if viewer.person is None or not viewer.may("write", thing) or viewer.role != Role.PRACTICE:
        raise NotAllowed("only the practice itself may do this", received=viewer.role)
    return viewer.organisation_code, viewer.person


@asks("challenge a figure", THING, _own_code)
def raise_challenge(
    viewer: Viewer, opened: Opened, indicator: str, reason: str, words: str, evidence: str = ""
) -> Challenge:
    """Challenge the viewer's own figure of an indicator, in the release it was seen in.

    From now until it is settled the figure is under challenge. InputError where there is no such figure, where it is
    under challenge already, or where it is not said what is wrong.
    """
    practice, person = _own_practice(viewer, "challenge")
    row = _figure(opened, practice, indicator)
    if reason not in ChallengeReason.values:
        raise InputError("choose what is wrong with the figure", received=reason)
    if not words.strip():
        raise InputError("say what is wrong with the figure", remedy="A sentence or two is enough")
    today = timezone.localdate()
    try:
        with transaction.atomic():
            made = Challenge.objects.create(
                practice=practice,
                commissioner=opened.practices[practice]["commissioner"] or "",
                indicator=indicator,
                period_start=row["period_start"],
                period_end=row["period_end"],
                release=opened.id,
                value=row["value"],
                reason=reason,
                words=words.strip()[:2000],
                evidence=evidence.strip()[:2000],
                raised_by=person,
                due_on=working_days_after(today, WORKING_DAYS_TO_ANSWER),
            )
    except IntegrityError as error:
        raise InputError(
            "this figure is under challenge already", remedy="See what has come of it so far"
        ) from error
    told = {"indicator": indicator, "period_end": row["period_end"].isoformat(), "reason": reason}
    record(viewer, "challenged a figure", "challenge", made.pk, practice=practice, after=told)
    return made


def answer(
    viewer: Viewer, challenge: Challenge, step: str, reason: str = "", seen_state: str | None = None
) -> Move:
    """Uphold, decline or withdraw a challenge. The clock is read first: one that is overdue stands."""
    with asking(viewer, step, THING, practice=challenge.practice, number=challenge.pk):
        _check_side(viewer, challenge)
    let_stand(timezone.localdate(), challenge)
    return _moved(viewer, challenge, step, reason=reason, seen_state=seen_state)


def _check_side(viewer: Viewer, challenge: Challenge) -> None:
    if viewer.role == Role.PRACTICE and viewer.organisation_code != challenge.practice:
        raise NotAllowed("this is another practice’s challenge", received=viewer.organisation_code)
    if viewer.role != Role.PRACTICE and challenge.commissioner not in viewer.area_codes:
        raise NotAllowed("this challenge is of another area", received=viewer.organisation_code)


def let_stand(today: date, challenge: Challenge | None = None) -> int:
    """Let every challenge that was not answered in time stand; return how many."""
    overdue = Challenge.objects.filter(is_open=True, due_on__lt=today)
    if challenge is not None:
        overdue = overdue.filter(pk=challenge.pk)
    found = 0
    for one in overdue:
        with in_turn():
            # Looked at in turn: somebody may have answered, or another of these let it stand, a moment ago.
            if state_of(CHALLENGE, one) == "raised":
                _moved(Clock(), one, "stand")
                found += 1
    return found


def corrected_by(opened: Opened) -> list[Challenge]:
    """Settle the challenges whose figure is another in the release that is now shown; return them.

    Called when a release is switched to. A challenge that was upheld or stands is corrected once its figure's value of
    the same period is no longer what was challenged.
    """
    settled = []
    for one in Challenge.objects.filter(is_open=True).exclude(release=opened.id):
        row = next(
            (
                row
                for row in opened.true_figures.results_of(one.practice)
                if row["indicator"] == one.indicator
            ),
            None,
        )
        if row is None or row["period_end"] != one.period_end or row["value"] == one.value:
            continue
        with in_turn():
            if state_of(CHALLENGE, one) not in ("upheld", "stands"):
                continue
            Correction.objects.create(
                challenge=one, release=opened.id, value_before=one.value, value_after=row["value"]
            )
            _moved(Clock(), one, "correct")
        settled.append(one)
    return settled


@asks("reply to a figure", THING, _own_code)
def reply(viewer: Viewer, opened: Opened, indicator: str, reason: str, text: str, seen: int) -> ReplyVersion:
    """Keep the practice's reply to its own figure as the next version; an empty text takes the reply back.

    `seen` is the version the viewer looked at, 0 before the first: where there is a later one they are told.
    """
    practice, person = _own_practice(viewer, "challenge")
    row = _figure(opened, practice, indicator)
    if reason not in ReplyReason.values:
        raise InputError("choose what the reply is about", received=reason)
    words = " ".join(text.split())
    if len(words) > LONGEST_REPLY:
        raise InputError(
            f"a reply has at most {LONGEST_REPLY} characters",
            received=len(words),
            remedy="Say the main thing",
        )
    about = {"practice": practice, "indicator": indicator, "period_end": row["period_end"]}
    last = ReplyVersion.objects.filter(**about).last()
    version = last.version if last else 0
    if version != seen:
        raise InputError(
            "somebody else at your practice has changed this reply", remedy="Load the page again"
        )
    made = ReplyVersion.objects.create(
        **about, version=version + 1, reason=reason, text=words, given_by=person
    )
    record(
        viewer,
        "replied to a figure",
        "challenge",
        f"{practice}/{indicator}/{made.version}",
        practice=practice,
        before={"text": last.text} if last else None,
        after={"text": words, "reason": reason},
    )
    return made


def _figure(opened: Opened, practice: str, indicator: str) -> Row:
    found = [row for row in opened.true_figures.results_of(practice) if row["indicator"] == indicator]
    if not found or found[0]["period_end"] is None:
        raise InputError("there is no figure of this indicator to speak of", received=indicator)
    return found[0]


def _moved(viewer: Viewer, challenge: Challenge, step: str, **more: Any) -> Move:
    """Move a challenge and keep beside it whether the figure is still under challenge, both or neither."""

    def settle(made: Move) -> None:
        if made.to_state not in OPEN:
            Challenge.objects.filter(pk=challenge.pk).update(is_open=False)
            challenge.is_open = False

    return move(viewer, CHALLENGE, challenge, step, practice=challenge.practice, also=settle, **more)
