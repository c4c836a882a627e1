"""Drafting a notice, and the region's approval of one that is reserved to it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.kinds import Ground, NoticeKind, SanctionKind, ShorterFor
from evenhand.cycle.concerns.models import Case, Notice, RegionApproval
from evenhand.cycle.concerns.notice_faults import WORDS, faults_in
from evenhand.cycle.concerns.policies import NOTICE, check_side, check_state, refusals_recorded, take_part
from evenhand.cycle.concerns.tables import CASE

DRAFTED_IN: Final = {
    kind.value: frozenset(state for one in CASE.transitions if one.to == kind.value for state in one.sources)
    for kind in NoticeKind
}
"""The states in which a kind of notice can be drafted: those from which it can be given."""

_TEXTS: Final = (*WORDS, "shorter_because", "proportionate_because", "cumulative_effect")
_DAYS: Final = ("ends_on", "suspended_until")
_TICKS: Final = ("is_not_on_rank", "keeps_essential_services", "is_reserved")
_CHOICES: Final = {
    "shorter_for": ShorterFor,
    "sanction": SanctionKind,
    "ground": Ground,
    "stands_despite_dispute": ShorterFor,
}


def draft_notice(viewer: Viewer, case: Case, kind: str, given: Mapping[str, Any]) -> Notice:
    """Draft a notice. InputError with everything that is missing or wrong; a draft is whole or it is none.

    `given` holds the notice's columns by name. The last legal advice of the case is the one it rests on.
    """
    with refusals_recorded(viewer, f"draft {kind}", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        if kind not in DRAFTED_IN:
            raise InputError(_("choose what kind of notice it is"), received=kind)
        check_state(case, DRAFTED_IN[kind], _("Drafting this notice"))
        columns = _columns(case, given)
        faults = faults_in({"kind": kind, **columns})
        if faults:
            raise InputError(_("the notice is not whole. {faults}").format(faults=". ".join(faults)))
        content = hash_of({"kind": kind, **columns})
        made = Notice.objects.create(case=case, kind=kind, content_hash=content, drafted_by=person, **columns)
        take_part(viewer, case)
        told = {"kind": kind, "content_hash": content}
        record(viewer, "drafted a notice", NOTICE, made.pk, practice=case.practice, after=told)
    return made


def _columns(case: Case, given: Mapping[str, Any]) -> dict[str, Any]:
    for name, kinds in _CHOICES.items():
        if given.get(name, "") not in kinds.values:
            raise InputError(_("choose one of the list"), where=name, received=given.get(name))
    own = set(case.evidence.values_list("pk", flat=True))
    evidence = [int(number) for number in given.get("evidence", ())]
    if not set(evidence) <= own:
        raise NotAllowed(_("a notice rests on the evidence of its own case"), received=evidence)
    advice = case.advice.order_by("-pk").first()
    return {
        **{name: str(given.get(name) or "").replace("\r\n", "\n").strip() for name in _TEXTS},
        **{name: given.get(name) for name in _DAYS},
        **{name: bool(given.get(name)) for name in _TICKS},
        **{name: given.get(name, "") for name in _CHOICES},
        "evidence": sorted(evidence),
        "legal_advice_id": advice.pk if advice else None,
    }


def hash_of(columns: Mapping[str, Any]) -> str:
    """Return SHA-256 of what a notice says."""
    return hashlib.sha256(json.dumps(columns, sort_keys=True, cls=DjangoJSONEncoder).encode()).hexdigest()


def approve_as_region(viewer: Viewer, notice: Notice) -> RegionApproval:
    """Approve a notice that is reserved to the region: the last draft of its kind, not one's own, once."""
    case = notice.case
    try:
        with refusals_recorded(viewer, "approve a notice", case.practice, case.pk):
            person = check_side(viewer, case, Role.REGION)
            if not viewer.may("approve", NOTICE) or not notice.is_reserved:
                raise NotAllowed(_("this notice is not reserved to the region"))
            latest = facts.latest_notice(case, notice.kind)
            if latest != notice:
                raise NotAllowed(
                    _("there is a later draft"), remedy=_("Load the page again and read that one")
                )
            made = RegionApproval.objects.create(
                notice=notice, content_hash=notice.content_hash, role=viewer.role, by=person
            )
            take_part(viewer, case)
            record(viewer, "approved a notice", NOTICE, notice.pk, practice=case.practice)
    except IntegrityError as error:
        raise InputError(_("this notice has been approved already")) from error
    return made
