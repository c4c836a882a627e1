"""Every write about frameworks: each one transaction with its event."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from evenhand.accounts.asking import asking, asks
from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.calendar.working_days import next_working_day
from evenhand.cycle.consultation.impact import impact_of
from evenhand.cycle.consultation.models import Answer, Comment, FrameworkMove, FrameworkVersion, SignOff
from evenhand.cycle.consultation.of import THING
from evenhand.cycle.consultation.policies import (
    LONGEST_NAME,
    check_consulting,
    check_open_for_comment,
    check_open_for_signing,
    check_right,
    checked,
)
from evenhand.cycle.consultation.tables import FRAMEWORK
from evenhand.cycle.consultation.texts import faults_of, hash_of, written_down
from evenhand.cycle.inbox.actions import tell
from evenhand.cycle.machine import move, state_of
from evenhand.cycle.machine.clock import Clock
from evenhand.cycle.tasks.actions import assign
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.publication.installed import Opened


@asks("write a framework", THING)
def draft(viewer: Viewer, definition: FrameworkDefinition) -> FrameworkVersion:
    """Write down a framework for the viewer's commissioner as a new version; InputError for a text that is there."""
    commissioner = viewer.organisation_code
    person = check_right(viewer, "write", commissioner, "")
    written = written_down(definition)
    content_hash = hash_of(written)
    there = FrameworkVersion.objects.filter(commissioner=commissioner, framework=definition.id)
    same = there.filter(content_hash=content_hash).first()
    if same is not None:
        raise InputError(
            "this text is written down already", received=str(same), remedy="Change what should be different"
        )
    made = FrameworkVersion.objects.create(
        commissioner=commissioner,
        framework=definition.id,
        number=there.count() + 1,
        content_hash=content_hash,
        definition=written,
        author=person,
    )
    told = {"framework": definition.id, "version": made.number, "content_hash": content_hash}
    record(viewer, "wrote a framework", THING, made.pk, after=told)
    return made


def consult(
    viewer: Viewer,
    version: FrameworkVersion,
    lmcs: Iterable[str],
    closes_on: date,
    opened: Opened,
    seen_state: str | None = None,
) -> FrameworkMove:
    """Open a version for comments until the end of a working day, invite the LMCs, and give practices a task.

    What the linter finds and the impact on small and deprived-area practices are worked out here and kept with it.
    """
    _check(viewer, "consult", "write", version)
    definition = version.as_definition
    day = next_working_day(closes_on)
    evidence: dict[str, Any] = {
        "lmcs": sorted(set(lmcs)),
        "closes_on": day.isoformat(),
        "linter": list(faults_of(definition, opened.edition.indicators)),
        "impact": impact_of(opened, definition, version.commissioner),
    }
    made = move(viewer, FRAMEWORK, version, "consult", evidence=evidence, seen_state=seen_state)
    for practice in opened.practices_by_area.get(version.commissioner, ()):
        if practice["status"] == "open":
            assign(
                viewer,
                practice["code"],
                "comment-on-framework",
                f"Comment on {definition.title}",
                day,
                f"/desk/frameworks/{version.framework}/consultation/",
            )
    tell(
        viewer,
        version.commissioner,
        f"consultation/{version.pk}",
        f"{definition.title} is open for comments",
        f"You are asked for your comments until {day:%-d %B %Y}. Each is answered, and the framework cannot be used "
        "before you were asked (R-12).",
        address=f"/desk/lmc/frameworks/{version.framework}/",
        lmcs=evidence["lmcs"],
    )
    return made  # type: ignore[return-value]


@asks("comment on a framework", THING)
def comment(
    viewer: Viewer, version: FrameworkVersion, text: str, clinical_role: str = "", own_commissioner: str = ""
) -> Comment:
    """Say something of a version that is open for comments, as an LMC, a practice or a clinician."""
    person = check_right(viewer, "comment", version.commissioner, own_commissioner)
    words, role = checked(text, "the comment"), clinical_role.strip()[:LONGEST_NAME]
    side = (
        Comment.Side.LMC
        if viewer.role == Role.LMC
        else Comment.Side.CLINICIAN
        if role
        else Comment.Side.PRACTICE
    )
    check_open_for_comment(version)
    made = Comment.objects.create(
        version=version,
        side=side,
        organisation=viewer.organisation_code,
        clinical_role=role,
        text=words,
        by=person,
    )
    practice = viewer.organisation_code if viewer.role == Role.PRACTICE else ""
    record(viewer, "commented on a framework", THING, version.pk, practice=practice)
    return made


@asks("answer a comment", THING)
def answer(viewer: Viewer, given: Comment, text: str) -> Answer:
    """Answer a comment, once; InputError where somebody has."""
    person = check_right(viewer, "write", given.version.commissioner, "")
    words = checked(text, "the answer")
    try:
        with transaction.atomic():
            check_consulting(given.version)
            made = Answer.objects.create(comment=given, text=words, by=person)
            practice = given.organisation if given.side != Comment.Side.LMC else ""
            record(viewer, "answered a comment", THING, given.version_id, practice=practice)
    except IntegrityError as error:
        raise InputError(
            "somebody else has answered this comment", remedy="Load the page again to read it"
        ) from error
    return made


@asks("sign a framework off", THING)
def sign_off(
    viewer: Viewer, version: FrameworkVersion, clinical_role: str, own_commissioner: str = ""
) -> SignOff:
    """Stand behind a text as a clinician of the area, with one's own name and role, once."""
    person = check_right(viewer, "comment", version.commissioner, own_commissioner)
    role = checked(clinical_role, "what you work as", LONGEST_NAME)
    try:
        with transaction.atomic():
            check_open_for_signing(version)
            made = SignOff.objects.create(
                version=version,
                content_hash=version.content_hash,
                name=person.name,
                clinical_role=role,
                organisation=viewer.organisation_code,
                by=person,
            )
            record(viewer, "signed a framework off", THING, version.pk, after={"role": role})
    except IntegrityError as error:
        raise InputError("you have signed this off already", remedy="There is nothing left to do") from error
    return made


def close_comments(viewer: Viewer, version: FrameworkVersion, seen_state: str | None = None) -> FrameworkMove:
    """Close a version for comments, once the days are over and each has its answer."""
    return _by_team(viewer, version, "close-comments", "", seen_state)


def record_silence(
    viewer: Viewer, version: FrameworkVersion, reason: str, seen_state: str | None = None
) -> FrameworkMove:
    """Write down that the LMC has not said whether it agrees."""
    return _by_team(viewer, version, "record-silence", reason, seen_state)


def withdraw(
    viewer: Viewer, version: FrameworkVersion, reason: str, seen_state: str | None = None
) -> FrameworkMove:
    """Take a version back before it is in force."""
    return _by_team(viewer, version, "withdraw", reason, seen_state)


def record_position(
    viewer: Viewer, version: FrameworkVersion, agrees: bool, words: str = "", seen_state: str | None = None
) -> FrameworkMove:
    """Write down that the LMC agrees, or that it does not and why, in its own words."""
    name = "record-agreement" if agrees else "record-disagreement"
    _check(viewer, name, "sign", version)
    evidence = {"organisation": viewer.organisation_code}
    return move(  # type: ignore[return-value]
        viewer, FRAMEWORK, version, name, reason=words, evidence=evidence, seen_state=seen_state
    )


def approve(viewer: Viewer, version: FrameworkVersion, seen_state: str | None = None) -> FrameworkMove:
    """Approve a version as the first of two, neither of whom wrote it."""
    _check(viewer, "approve", "read", version)
    evidence = {"content_hash": version.content_hash}
    return move(viewer, FRAMEWORK, version, "approve", evidence=evidence, seen_state=seen_state)  # type: ignore[return-value]


def activate(viewer: Viewer, version: FrameworkVersion, seen_state: str | None = None) -> FrameworkMove:
    """Put a version in force as the second; what was in force gives way in the same transaction."""
    _check(viewer, "activate", "read", version)
    evidence = {"content_hash": version.content_hash}
    return move(  # type: ignore[return-value]
        viewer,
        FRAMEWORK,
        version,
        "activate",
        evidence=evidence,
        seen_state=seen_state,
        also=lambda made: _give_way(version),
    )


def _give_way(version: FrameworkVersion) -> None:
    at = version.moves.get(to_state="active").at
    begins = max(timezone.localdate(at), version.as_definition.active_from)
    others = FrameworkVersion.objects.filter(commissioner=version.commissioner).exclude(pk=version.pk)
    for other in others:
        if state_of(FRAMEWORK, other) == "active":
            evidence = {"by_version": version.pk, "from": begins.isoformat()}
            move(Clock(), FRAMEWORK, other, "supersede", evidence=evidence)


def _by_team(
    viewer: Viewer, version: FrameworkVersion, name: str, reason: str, seen_state: str | None
) -> FrameworkMove:
    _check(viewer, name, "write", version)
    return move(viewer, FRAMEWORK, version, name, reason=reason, seen_state=seen_state)  # type: ignore[return-value]


def _check(viewer: Viewer, name: str, right: str, version: FrameworkVersion) -> None:
    with asking(viewer, name, THING, number=version.pk):
        check_right(viewer, right, version.commissioner, "")
