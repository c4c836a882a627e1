"""What viewers see of challenges and replies, and what every page shows of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.challenges.models import Challenge, Correction, ReplyVersion
from evenhand.cycle.challenges.tables import CHALLENGE
from evenhand.cycle.machine import in_states, state_of
from evenhand.publication.said import Challenge as Challenged
from evenhand.publication.said import Reply, Said


@dataclass(frozen=True)
class TrackRecord:
    """How often an indicator's figures were challenged, and what came of it."""

    raised: int
    upheld: int
    not_upheld: int


def said(*, practice: str | None = None, indicator: str | None = None) -> Said:
    """Return what practices say of their figures: of one practice, of one indicator, or of all."""
    about = {
        name: value for name, value in (("practice", practice), ("indicator", indicator)) if value is not None
    }
    replies = [
        Reply(
            one.practice,
            one.indicator,
            one.period_end,
            one.get_reason_display(),
            one.text,
            timezone.localdate(one.given_at),
        )
        for one in ReplyVersion.objects.filter(**about)
    ]
    newest = Said.of(replies).replies.values()
    challenges = [
        Challenged(
            one.practice,
            one.indicator,
            one.period_end,
            one.get_reason_display(),
            timezone.localdate(one.raised_at),
        )
        for one in Challenge.objects.filter(is_open=True, **about)
    ]
    return Said.of((one for one in newest if one.text), challenges)


def is_under_challenge(practice: str, indicator: str, period_end: date) -> bool:
    """Whether a figure may not be used in any case now."""
    found = Challenge.objects.filter(
        practice=practice, indicator=indicator, period_end=period_end, is_open=True
    )
    return found.exists()


def challenges_of(viewer: Viewer) -> list[Challenge]:
    """Return the challenges a viewer may read: a practice's own, an area's for its commissioner, LMC and region."""
    return list(_own(viewer).select_related("raised_by").prefetch_related("moves"))


def _own(viewer: Viewer) -> QuerySet[Challenge]:
    found = Challenge.objects.order_by("due_on", "pk")
    if not viewer.may("read", "challenge"):
        return found.none()
    if viewer.role == Role.PRACTICE:
        return found.filter(practice=viewer.organisation_code)
    return found.filter(commissioner__in=viewer.area_codes)


def challenge_of(viewer: Viewer, number: int) -> Challenge | None:
    """Return one challenge if the viewer may read it."""
    return next((one for one in challenges_of(viewer) if one.pk == number), None)


def latest_reply(practice: str, indicator: str, period_end: date) -> ReplyVersion | None:
    """Return the newest version of a practice's reply to a figure."""
    return ReplyVersion.objects.filter(practice=practice, indicator=indicator, period_end=period_end).last()


def state(challenge: Challenge) -> str:
    """Return the state of a challenge; one whose time has passed stands, whether or not that was written yet."""
    found = state_of(CHALLENGE, challenge)
    return "stands" if found == "raised" and challenge.due_on < timezone.localdate() else found


def track_record(indicator: str) -> TrackRecord:
    """Return what came of the challenges of an indicator's figures."""
    moved = Q(moves__to_state="upheld") | Q(moves__to_state="stands")
    counts = Challenge.objects.filter(indicator=indicator).aggregate(
        raised=Count("pk", distinct=True),
        upheld=Count("pk", filter=moved, distinct=True),
        not_upheld=Count("pk", filter=Q(moves__to_state="not_upheld"), distinct=True),
    )
    return TrackRecord(**counts)


def corrections() -> list[Correction]:
    """Return the public register of corrections, newest first."""
    return list(Correction.objects.select_related("challenge").order_by("-made_at", "-pk"))


def deeds(commissioner: str, begin: date, end: date) -> tuple[int, int]:
    """Return how many challenges due in a span were answered in time, and how many were due."""
    due = Challenge.objects.filter(commissioner=commissioner, due_on__gte=begin, due_on__lte=end)
    due = due.exclude(moves__to_state="withdrawn")
    answered = (
        due.filter(moves__to_state__in=["upheld", "not_upheld"]).exclude(moves__to_state="stands").distinct()
    )
    return answered.count(), due.distinct().count()


def agenda(viewer: Viewer, today: date) -> list[AgendaItem]:
    """Return the challenges that wait for the commissioner's answer, for those who may give it."""
    if viewer.role != Role.PERFORMANCE:
        return []
    what = gettext("Answer a challenge")
    waiting = in_states(CHALLENGE, _own(viewer).filter(due_on__gte=today), ["raised"])
    return [
        AgendaItem(what, one.due_on, f"/desk/challenges/{one.pk}/", one.practice, one.indicator)
        for one in waiting
    ]
