"""Who is named, and what practices asked each other, as each viewer may know it."""

from collections.abc import Collection, Mapping

from django.db.models import Q

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.consent.models import Consent, Question
from evenhand.cycle.consent.policies import THING


def named(viewer: Viewer, practices: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return for which indicators each of `practices` agrees to be named, as things stand. Only practices are told."""
    if viewer.role != Role.PRACTICE:
        return {}
    return {code: frozenset(given) for code, given in _given(practices).items()}


def own_consents(viewer: Viewer) -> Mapping[str, Consent]:
    """Return, by indicator, the consents of the viewer's own practice that hold."""
    if viewer.role != Role.PRACTICE or not viewer.may("read", THING):
        return {}
    return _given([viewer.organisation_code]).get(viewer.organisation_code, {})


def _given(practices: Collection[str]) -> dict[str, dict[str, Consent]]:
    found: dict[str, dict[str, Consent]] = {}
    for row in Consent.objects.filter(practice__in=list(practices)).order_by("number"):
        of_practice = found.setdefault(row.practice, {})
        if row.is_given:
            of_practice[row.indicator] = row
        else:
            of_practice.pop(row.indicator, None)
    return found


def questions(viewer: Viewer) -> list[Question]:
    """Return what the viewer's practice asked and was asked, newest first, with the answers."""
    if viewer.role != Role.PRACTICE:
        return []
    own = viewer.organisation_code
    found = Question.objects.filter(Q(asking=own) | Q(asked=own))
    return list(found.select_related("by", "answer", "answer__by"))


def question_to(viewer: Viewer, pk: int) -> Question | None:
    """Return a question to the viewer's own practice; None for any other."""
    if viewer.role != Role.PRACTICE:
        return None
    return Question.objects.filter(asked=viewer.organisation_code, pk=pk).first()
