"""Every write about being named and learning from each other: one transaction with its event."""

from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from evenhand.accounts.audit import record
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.consent.models import Answer, Consent, Question
from evenhand.cycle.consent.policies import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    THING,
    check_practice,
    check_question,
    checked_text,
)
from evenhand.cycle.tasks.actions import Ended, assign, done
from evenhand.cycle.tasks.kinds import ANSWER_A_PRACTICE
from evenhand.cycle.tasks.models import Task

DAYS_TO_ANSWER: Final = 20
"""Working days that are wished for; nothing follows when they pass."""


def give(viewer: Viewer, indicator: str) -> Consent:
    """Agree that the viewer's practice is named for an indicator to practices like it."""
    return _say(viewer, indicator, is_given=True)


def withdraw(viewer: Viewer, indicator: str) -> Consent:
    """Take that back. Nobody is told, and the practice is named no more from now on."""
    return _say(viewer, indicator, is_given=False)


def _say(viewer: Viewer, indicator: str, *, is_given: bool) -> Consent:
    person = check_practice(viewer)
    practice = viewer.organisation_code
    try:
        with transaction.atomic():
            last = Consent.objects.filter(practice=practice, indicator=indicator).order_by("-number").first()
            if last is not None and last.is_given == is_given:
                return last
            if last is None and not is_given:
                raise InputError("your practice was not named for this", received=indicator)
            said = Consent.objects.create(
                practice=practice,
                indicator=indicator,
                number=last.number + 1 if last else 1,
                is_given=is_given,
                by=person,
            )
            action = "agreed to be named" if is_given else "took back being named"
            record(viewer, action, THING, f"{practice}/{indicator}", practice=practice)
    except IntegrityError as error:
        raise InputError(
            "somebody else at your practice has just changed this", remedy="Load the page again"
        ) from error
    return said


@transaction.atomic
def ask(viewer: Viewer, asked: str, indicator: str, text: str) -> Question:
    """Ask a practice that is named for an indicator how it works; it gets a task, and need not answer."""
    person = check_question(viewer, asked, indicator)
    question = Question.objects.create(
        asking=viewer.organisation_code,
        asked=asked,
        indicator=indicator,
        text=checked_text(text, LONGEST_QUESTION),
        by=person,
    )
    assign(
        viewer,
        asked,
        ANSWER_A_PRACTICE,
        f"{viewer.organisation or 'A practice'} would like to learn from you",
        working_days_after(timezone.localdate(), DAYS_TO_ANSWER),
        link_of(question),
    )
    record(viewer, "asked a practice", THING, question.pk, practice=asked)
    return question


def answer(viewer: Viewer, question: Question, text: str) -> Answer:
    """Answer a question to the viewer's practice, once; its task is done with it."""
    person = check_practice(viewer)
    if question.asked != viewer.organisation_code:
        raise NotAllowed("only the practice that was asked can answer", received=viewer.organisation_code)
    words = checked_text(text, LONGEST_ANSWER)
    try:
        with transaction.atomic():
            said = Answer.objects.create(question=question, text=words, by=person)
            record(viewer, "answered a practice", THING, question.pk, practice=question.asking)
            _end_task(viewer, question)
    except IntegrityError as error:
        raise InputError(
            "somebody else at your practice has answered this already",
            remedy="Load the page again to read it",
        ) from error
    return said


def link_of(question: Question) -> str:
    """Return where a question is answered."""
    return f"/desk/twins/#question-{question.pk}"


def _end_task(viewer: Viewer, question: Question) -> None:
    task = Task.objects.filter(
        practice=question.asked, kind=ANSWER_A_PRACTICE, link=link_of(question), end__isnull=True
    ).first()
    if task is not None:
        try:
            done(viewer, task)
        except Ended:  # pragma: no cover - ended by somebody else in the same moment, which is as good
            return
