"""Every write about reviews: one transaction with its event.

Long because every write of a review stands here, each a few lines.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.asking import asking, asks
from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.machine import Move, move, state_of
from evenhand.cycle.outbox.actions import tell_practice
from evenhand.cycle.outbox.presenters import papers_given, record_shared
from evenhand.cycle.outbox.wishes import site
from evenhand.cycle.reviews.beside import objectives_of
from evenhand.cycle.reviews.models import (
    ActionWithdrawal,
    AgreedAction,
    Comment,
    CommentAnswer,
    Contentment,
    Conversation,
    Kind,
    LmcInvitation,
    ObjectiveOutcome,
    Pack,
    PartVersion,
    Review,
)
from evenhand.cycle.reviews.parts import DAY, STATEMENT
from evenhand.cycle.reviews.policies import THING, check_part, check_period, check_side, check_writable
from evenhand.cycle.reviews.tables import DAYS_TO_CORRECT, DAYS_WITH_PACK, REVIEW
from evenhand.cycle.tasks.actions import assign, withdraw
from evenhand.cycle.tasks.models import Task
from evenhand.publication.installed import Opened

SIMPLE_STEPS = ("draft", "share", "take_back", "finish", "call_off")


@asks("plan a review", THING, lambda viewer, opened, practice, *_, **__: (practice[:10], ""))
def plan(viewer: Viewer, opened: Opened, practice: str, kind: str, year: int, day: date) -> Review:
    """Plan a review with a practice of the viewer's area. InputError where there is one of the kind and year."""
    if viewer.person is None or viewer.role != Role.PERFORMANCE:
        raise NotAllowed("reviews are planned by the performance team", received=viewer.role)
    row = opened.practices.get(practice)
    if row is None or row["commissioner"] not in viewer.area_codes:
        raise InputError("this is no practice of your area", received=practice)
    if kind not in Kind.values:
        raise InputError("there is no such review", received=kind, remedy="Choose mid-year or annual")
    begin, end = check_period(kind, year, day)
    try:
        with transaction.atomic():
            review = Review.objects.create(
                practice=practice,
                commissioner=row["commissioner"],
                kind=kind,
                year=year,
                period_start=begin,
                period_end=end,
                planned_by=viewer.person,
            )
    except IntegrityError as error:
        raise InputError(
            "this review is planned already", remedy="Look for it among the practice’s reviews"
        ) from error
    write(viewer, review, DAY, day.isoformat(), seen=0)
    told = {"kind": kind, "year": year, "day": day.isoformat()}
    record(viewer, "planned a review", THING, review.pk, practice=practice, after=told)
    return review


def send_pack(viewer: Viewer, review: Review, opened: Opened, seen_state: str | None = None) -> Move:
    """Give the practice the figures of the release shown; from then on the review is about that release."""
    _check_side(viewer, review, "send_pack")
    today = timezone.localdate()
    earliest = today + timedelta(days=DAYS_WITH_PACK)

    def keep(made: Move) -> None:
        Pack.objects.create(review=review, release=opened.id, sent_on=today, earliest_on=earliest)
        title = _("Read the papers of your review")
        assign(viewer, review.practice, "read-letter", title, earliest, address_of(review))
        kind = str(review.get_kind_display()).lower()
        words = papers_given(kind, earliest, address_of(review), site())
        tell_practice(review.practice, f"review:{review.pk}:{made.number}", words)

    evidence = {"release": opened.id}
    return _moved(viewer, review, "send_pack", seen_state=seen_state, evidence=evidence, also=keep)


def hold(
    viewer: Viewer, review: Review, held_on: date, attendees: str, seen_state: str | None = None
) -> Move:
    """Say that the conversation was held, when, and who was there."""
    _check_side(viewer, review, "hold")
    who = " ".join(attendees.split())[:1000]
    if not who:
        raise InputError("say who was there", remedy="Name people of both sides, with their roles")

    def keep(made: Move) -> None:
        Conversation.objects.create(review=review, held_on=held_on, attendees=who)

    evidence = {"held_on": held_on.isoformat(), "attendees": who}
    return _moved(viewer, review, "hold", seen_state=seen_state, evidence=evidence, also=keep)


def step(viewer: Viewer, review: Review, name: str, reason: str = "", seen_state: str | None = None) -> Move:
    """Take one of the steps that need nothing but themselves, and maybe a reason."""
    _check_side(viewer, review, name)
    if name not in SIMPLE_STEPS:
        raise InputError("there is no such step", received=name)
    evidence: dict[str, Any] = {}
    if name == "draft":
        evidence = {"objectives": [one.id for one in objectives_of(review.practice, review.year)]}

    def keep(made: Move) -> None:
        if name == "share":
            due = timezone.localdate() + timedelta(days=DAYS_TO_CORRECT)
            title = _("Read the record of your review, and correct it if need be")
            link = f"{address_of(review)}#record-{made.number}"
            assign(viewer, review.practice, "read-letter", title, due, link)
            words = record_shared(str(review.get_kind_display()).lower(), due, address_of(review), site())
            tell_practice(review.practice, f"review:{review.pk}:{made.number}", words)
        if name == "call_off":
            Review.objects.filter(pk=review.pk).update(is_live=False)
            _withdraw_tasks(viewer, review, reason)

    return _moved(viewer, review, name, reason=reason, seen_state=seen_state, evidence=evidence, also=keep)


@asks("write in a review", THING)
def write(viewer: Viewer, review: Review, part: str, text: str, seen: int) -> PartVersion:
    """Keep the next version of a part of the record; an empty text empties it.

    `seen` is the version the viewer looked at, 0 before the first: where there is a later one they are told.
    The practice's own statement is kept to the letter, its line ends and blanks too.
    """
    person = check_side(viewer, review)
    check_writable(viewer, review)
    check_part(viewer, part, text)
    kept = text.replace("\r\n", "\n")
    kept = kept if part == STATEMENT else kept.strip()
    last = PartVersion.objects.filter(review=review, part=part).last()
    version = last.version if last else 0
    if version != seen:
        raise InputError("somebody else has changed this part", remedy="Load the page again")
    if last is not None and last.text == kept:
        return last
    try:
        with transaction.atomic():
            made = PartVersion.objects.create(
                review=review, part=part, version=version + 1, text=kept, role=viewer.role, by=person
            )
    except IntegrityError as error:
        raise InputError("somebody else has changed this part", remedy="Load the page again") from error
    record(
        viewer,
        "wrote a part of a review",
        THING,
        f"{review.pk}/{part}/{made.version}",
        practice=review.practice,
        before={"text": last.text} if last else None,
        after={"text": kept},
    )
    return made


@asks("tell an outcome", THING)
def tell_outcome(
    viewer: Viewer, review: Review, objective: str, outcome: str, evidence: str
) -> ObjectiveOutcome:
    """Say whether an objective of the agreement was met, partly met or not, with what shows it."""
    person = check_side(viewer, review)
    if viewer.role != Role.PERFORMANCE:
        raise NotAllowed("outcomes are written by the performance team", received=viewer.role)
    check_writable(viewer, review)
    agreed = {one.id: one for one in objectives_of(review.practice, review.year)}
    if objective not in agreed:
        raise InputError("this is no objective of the agreement", received=objective)
    if outcome not in ObjectiveOutcome.Outcome.values or not evidence.strip():
        raise InputError("say whether it was met, partly met or not, and what shows it")
    made = ObjectiveOutcome.objects.create(
        review=review,
        objective=objective,
        text=agreed[objective].text[:1000],
        outcome=outcome,
        evidence=evidence.strip()[:2000],
        by=person,
    )
    told = {"objective": objective, "outcome": outcome, "evidence": made.evidence}
    record(viewer, "told an objective’s outcome", THING, review.pk, practice=review.practice, after=told)
    return made


@asks("agree an action", THING)
def agree_action(viewer: Viewer, review: Review, side: str, what: str, owner: str, due: date) -> AgreedAction:
    """Add an action of one side; the practice's own also becomes its task, by the day it is due."""
    person = check_side(viewer, review)
    check_writable(viewer, review)
    if side not in AgreedAction.Side.values or not what.strip() or not owner.strip():
        raise InputError("an action says what, which side, and who", remedy="Fill in all three")
    if due < timezone.localdate():
        raise NotAllowed("an action is due on a day to come", received=due.isoformat())
    made = AgreedAction.objects.create(
        review=review, side=side, what=what.strip()[:500], owner=owner.strip()[:120], due=due, by=person
    )
    told = {"side": side, "what": made.what, "owner": made.owner, "due": due.isoformat()}
    record(viewer, "agreed an action", THING, review.pk, practice=review.practice, after=told)
    if side == AgreedAction.Side.PRACTICE:
        assign(viewer, review.practice, "agreed-step", made.what, due, action_address(review, made))
    return made


@asks("take an action out", THING)
def take_action_out(viewer: Viewer, review: Review, number: int, reason: str) -> ActionWithdrawal:
    """Take an action out of the record again, with why; its task is no longer asked for."""
    person = check_side(viewer, review)
    check_writable(viewer, review)
    action = review.actions.filter(pk=number, withdrawal__isnull=True).first()
    if action is None:
        raise InputError("there is no such action in this review", received=number)
    if not reason.strip():
        raise InputError("an action is taken out for a reason", remedy="Say why in a few words")
    made = ActionWithdrawal.objects.create(action=action, reason=reason.strip()[:300], by=person)
    record(viewer, "took an action out", THING, review.pk, practice=review.practice, reason=made.reason)
    for task in Task.objects.filter(link=action_address(review, action), end__isnull=True):
        withdraw(viewer, task, made.reason)
    return made


@asks("comment on a review", THING)
def comment(viewer: Viewer, review: Review, words: str) -> Comment:
    """Say, for the practice, what is to be corrected or added in the record as it is shared."""
    person = _with_practice(viewer, review)
    if not words.strip():
        raise InputError("say what should be corrected or added")
    made = Comment.objects.create(review=review, words=words.strip()[:2000], by=person)
    record(
        viewer,
        "commented on a review",
        THING,
        review.pk,
        practice=review.practice,
        after={"words": made.words},
    )
    return made


@asks("be content with a review", THING)
def say_content(viewer: Viewer, review: Review) -> Contentment:
    """Say, for the practice, that nothing is to be corrected in the record as it is shared."""
    person = _with_practice(viewer, review)
    made = Contentment.objects.create(review=review, by=person)
    record(viewer, "was content with a review", THING, review.pk, practice=review.practice)
    return made


@asks("answer a comment", THING)
def answer_comment(viewer: Viewer, review: Review, number: int, words: str) -> CommentAnswer:
    """Say what was done about a comment; each is answered once, and before the record is final."""
    person = check_side(viewer, review)
    if viewer.role != Role.PERFORMANCE:
        raise NotAllowed("comments are answered by the performance team", received=viewer.role)
    if state_of(REVIEW, review) not in ("with_practice", "drafted"):
        raise NotAllowed("comments are answered before the record is final")
    found = review.comments.filter(pk=number).first()
    if found is None or not words.strip():
        raise InputError("choose a comment that is not answered yet, and say what was done about it")
    if hasattr(found, "answer"):
        raise InputError("somebody else has answered this comment", remedy="Load the page again to read it")
    made = CommentAnswer.objects.create(comment=found, words=words.strip()[:2000], by=person)
    told = {"comment": number, "words": made.words}
    record(viewer, "answered a comment", THING, review.pk, practice=review.practice, after=told)
    return made


@asks("invite the LMC", THING)
def invite_lmc(viewer: Viewer, review: Review) -> LmcInvitation:
    """Let the practice's LMC read the review, and come to the conversation. Either side may, at any time."""
    person = check_side(viewer, review)
    made, is_new = LmcInvitation.objects.get_or_create(
        review=review, defaults={"role": viewer.role, "by": person}
    )
    if is_new:
        record(viewer, "invited the LMC", THING, review.pk, practice=review.practice)
    return made


def address_of(review: Review) -> str:
    """Return where a review is on the site."""
    return f"/desk/reviews/{review.pk}/"


def action_address(review: Review, action: AgreedAction) -> str:
    """Return where an action stands in its review."""
    return f"{address_of(review)}#action-{action.pk}"


def _check_side(viewer: Viewer, review: Review, name: str) -> None:
    with asking(viewer, name, THING, practice=review.practice, number=review.pk):
        check_side(viewer, review)


def _with_practice(viewer: Viewer, review: Review) -> Any:
    person = check_side(viewer, review)
    if viewer.role != Role.PRACTICE:
        raise NotAllowed("only the practice says this", received=viewer.role)
    if state_of(REVIEW, review) != "with_practice":
        raise NotAllowed("the record is not shared for corrections now")
    return person


def _withdraw_tasks(viewer: Viewer, review: Review, reason: str) -> None:
    open_ones: Iterable[Task] = Task.objects.filter(
        practice=review.practice, link__startswith=address_of(review), end__isnull=True
    )
    for task in open_ones:
        withdraw(viewer, task, reason[:300])


def _moved(viewer: Viewer, review: Review, name: str, **more: Any) -> Move:
    return move(viewer, REVIEW, review, name, practice=review.practice, **more)
