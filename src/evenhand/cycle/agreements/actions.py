"""Every write of agreements: each one transaction with its event. What is refused is recorded as well."""

from collections.abc import Mapping
from dataclasses import replace
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
from evenhand.cycle.agreements.agreement_guards import NOT_TWICE
from evenhand.cycle.agreements.content import canonical
from evenhand.cycle.agreements.facts import definition_of, facts_of
from evenhand.cycle.agreements.models import Agreement, AgreementMove, Objective, ObjectiveVersion
from evenhand.cycle.agreements.of import THING, answer_due, content, content_hash
from evenhand.cycle.agreements.realism import figure_of, realism
from evenhand.cycle.agreements.tables import AGREEMENT, OBJECTIVE
from evenhand.cycle.agreements.terms import Direction, Kind, Side, Terms, checked
from evenhand.cycle.machine import Refused, move, state_of
from evenhand.cycle.tasks.actions import assign, done
from evenhand.cycle.tasks.of import open_tasks
from evenhand.publication.installed import Opened

PAGE_OF_PRACTICE: Final = "/desk/agreement/"


@asks("begin an agreement", THING, lambda viewer, opened, practice, *_, **__: (practice[:10], ""))
def begin(viewer: Viewer, opened: Opened, practice: str, year: int) -> Agreement:
    """Begin a draft with one of the commissioner's practices; InputError where there is one for the year."""
    person = _performance(viewer)
    row = opened.practices.get(practice)
    if row is None or row["commissioner"] != viewer.organisation_code or row["status"] != "open":
        raise NotAllowed("this is none of your open practices", received=practice)
    try:
        with transaction.atomic():
            made = Agreement.objects.create(
                commissioner=viewer.organisation_code,
                practice=practice,
                year=year,
                made_at=timezone.now(),
                made_by=person,
            )
            record(viewer, "began an agreement", THING, made.pk, practice=practice, after={"year": year})
    except IntegrityError as error:
        raise InputError("there is an agreement for this year already", received=year) from error
    return made


def propose(viewer: Viewer, agreement: Agreement, terms: Terms, opened: Opened) -> ObjectiveVersion:
    """Propose an objective, and return its first version."""
    return _first(viewer, agreement, terms, opened, "propose", "")


def impose(
    viewer: Viewer, agreement: Agreement, terms: Terms, opened: Opened, reason: str
) -> ObjectiveVersion:
    """Write down what the contract imposes, with why; it is called imposed wherever it is shown."""
    return _first(viewer, agreement, terms, opened, "impose", reason)


def counter(
    viewer: Viewer, objective: Objective, terms: Terms, opened: Opened, seen: int, reason: str = ""
) -> ObjectiveVersion:
    """Write an objective anew. `seen` is the number of versions the writer looked at: a later one is never lost."""
    evidence = _evidence(viewer, objective.agreement, terms, opened) | {"seen": seen}
    made = _versioned(viewer, objective, "counter", evidence, reason)
    _talk(viewer, objective.agreement)
    return made


def agree(viewer: Viewer, objective: Objective, seen: int) -> ObjectiveVersion:
    """Agree to the text the other side wrote last."""
    return _repeat(viewer, objective, "agree", seen, "")


def withdraw(viewer: Viewer, objective: Objective, seen: int, reason: str) -> ObjectiveVersion:
    """Take an objective back, with why."""
    return _repeat(viewer, objective, "withdraw", seen, reason)


def step(
    viewer: Viewer, agreement: Agreement, name: str, reason: str = "", seen_state: str | None = None
) -> AgreementMove:
    """Take a step of an agreement that is no signature."""
    _asked(viewer, agreement, name)
    if name in AGREEMENT.by_name and name.startswith(("sign-", "complete-")):
        raise InputError("a signature is given by signing", received=name)
    made = move(
        viewer,
        AGREEMENT,
        agreement,
        name,
        reason=reason,
        evidence=_who(viewer),
        practice=agreement.practice,
        seen_state=seen_state,
    )
    if name in ("share", "agree"):
        _ask_practice(viewer, agreement)
    return made  # type: ignore[return-value]


def sign(
    viewer: Viewer, agreement: Agreement, signed_hash: str, signed_on: date | None = None
) -> AgreementMove:
    """Sign for the viewer's side the text whose hash was shown; with the second signature it is in force.

    Refused, and recorded as refused: a text that has changed since, a second time, for another practice or
    commissioner, with another day than today's (`signed_on`), in a role that has ended.
    """
    side = Side.PRACTICE if viewer.role == Role.PRACTICE else Side.COMMISSIONER
    with asking(viewer, f"sign-{side}", AGREEMENT.name, practice=agreement.practice, number=agreement.pk):
        # In turn from the first look on: the other side may be signing, or opening the text again, at this moment.
        made = _signed(viewer, agreement, side, signed_hash, signed_on)
        for task in open_tasks(viewer) if side is Side.PRACTICE else ():
            if (task.kind, task.link) == ("sign-agreement", PAGE_OF_PRACTICE):
                done(viewer, task)
    return made


def _signed(
    viewer: Viewer, agreement: Agreement, side: Side, signed_hash: str, signed_on: date | None
) -> AgreementMove:
    waiting = "signed_commissioner" if side is Side.PRACTICE else "signed_practice"
    is_second = state_of(AGREEMENT, agreement) == waiting
    evidence = {
        **_who(viewer),
        "side": side.value,
        "content_hash": signed_hash,
        "current_hash": content_hash(agreement),
        "text": canonical(content(agreement)),
        "signed_on": signed_on.isoformat() if signed_on else None,
    }
    name = f"complete-by-{side}" if is_second else f"sign-{side}"
    if state_of(AGREEMENT, agreement) == f"signed_{side}" and viewer.may("sign", THING):
        raise Refused(f"{NOT_TWICE.sentence} ({NOT_TWICE.rule})", (NOT_TWICE,))
    return move(viewer, AGREEMENT, agreement, name, evidence=evidence, practice=agreement.practice)  # type: ignore[return-value]


def completed(viewer: Viewer, terms: Terms, opened: Opened, practice: str) -> Terms:
    """Return terms with what the release knows: where the practice starts from, and which way is better."""
    definition = definition_of(terms, opened)
    if definition is None or terms.kind is not Kind.QUANTITATIVE:
        return terms
    row = figure_of(opened, practice, terms.indicator)
    direction = Direction.AT_MOST if definition.polarity == "lower" else Direction.AT_LEAST
    # Without a figure nothing can be compared; the table of states says so.
    baseline = (
        float(row["value"]) if row is not None else terms.baseline if terms.baseline is not None else 0.0
    )
    return replace(terms, baseline=baseline, direction=direction)


def _first(
    viewer: Viewer, agreement: Agreement, terms: Terms, opened: Opened, name: str, reason: str
) -> ObjectiveVersion:
    person = _asked(viewer, agreement, name)
    evidence = _evidence(viewer, agreement, terms, opened) | {"seen": 0}
    while True:
        objective = _blank(person, agreement)
        try:
            made = _versioned(viewer, objective, name, evidence, reason)
        except Refused:
            if objective.moves.exists():
                continue  # somebody else wrote on this empty line at the same moment: take the next
            raise
        _talk(viewer, agreement)
        return made


def _blank(person: Person, agreement: Agreement) -> Objective:
    """Return an objective nothing is written of yet: one whose first version was refused before, or a new one."""
    with in_turn():
        locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
        if locked.is_rolled:
            raise NotAllowed(
                "last year’s agreement goes on as it is", remedy="Take up this year’s again instead"
            )
        empty = locked.objectives.filter(moves__isnull=True).first()
        return empty or Objective.objects.create(
            agreement=locked, number=locked.objectives.count() + 1, made_by=person
        )


def _repeat(viewer: Viewer, objective: Objective, name: str, seen: int, reason: str) -> ObjectiveVersion:
    last = objective.moves.order_by("-number").first()
    if last is None:
        raise InputError("this objective has not been written yet")
    evidence = {
        **_who(viewer),
        "terms": last.terms.as_json(),
        "facts": last.evidence["facts"],
        "realism": last.evidence.get("realism"),
        "seen": seen,
    }
    return _versioned(viewer, objective, name, evidence, reason)


def _versioned(
    viewer: Viewer, objective: Objective, name: str, evidence: Mapping[str, Any], reason: str
) -> ObjectiveVersion:
    practice = objective.agreement.practice
    return move(viewer, OBJECTIVE, objective, name, reason=reason, evidence=evidence, practice=practice)  # type: ignore[return-value]


def _evidence(viewer: Viewer, agreement: Agreement, terms: Terms, opened: Opened) -> dict[str, Any]:
    whole = checked(completed(viewer, terms, opened, agreement.practice))
    facts = facts_of(whole, opened, agreement.practice)
    known = None
    if whole.indicator and whole.target is not None:
        known = realism(opened, agreement.practice, whole.indicator, whole.target, whole.direction)
    return {
        **_who(viewer),
        "terms": whole.as_json(),
        "facts": facts,
        "realism": known.as_json() if known else None,
    }


def _talk(viewer: Viewer, agreement: Agreement) -> None:
    """Both sides are writing from the first answer on."""
    with in_turn():
        # In turn, as somebody else may be writing too: their talks have begun by now.
        if state_of(AGREEMENT, agreement) == "shared":
            step(viewer, agreement, "negotiate")


def _ask_practice(viewer: Viewer, agreement: Agreement) -> None:
    if viewer.role == Role.PERFORMANCE:
        due = answer_due(agreement)
        title = f"Read the agreement of {agreement.year}, and sign it if you agree"
        assign(viewer, agreement.practice, "sign-agreement", title, due, PAGE_OF_PRACTICE)


def _who(viewer: Viewer) -> dict[str, Any]:
    return {
        "organisation": viewer.organisation_code,
        "holding": viewer.holding.pk if viewer.holding else None,
    }


def _refuse_strangers(viewer: Viewer) -> Person:
    if viewer.person is None or not viewer.may("write", THING):
        raise NotAllowed("an agreement is written by its two sides", received=viewer.role)
    return viewer.person


def _asked(viewer: Viewer, agreement: Agreement, name: str) -> Person:
    with asking(viewer, name, THING, practice=agreement.practice, number=agreement.pk):
        return _refuse_strangers(viewer)


def _performance(viewer: Viewer) -> Person:
    person = _refuse_strangers(viewer)
    if viewer.role != Role.PERFORMANCE:
        raise NotAllowed("an agreement is begun by the performance team", received=viewer.role)
    return person
