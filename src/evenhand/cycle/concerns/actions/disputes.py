"""Disputes about notices."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.actions.stepping import overturn
from evenhand.cycle.concerns.disputing import DISPUTE
from evenhand.cycle.concerns.kinds import Outcome
from evenhand.cycle.concerns.models import Case, Dispute
from evenhand.cycle.concerns.policies import (
    NOTICE,
    check_side,
    check_state,
    refusals_recorded,
    said,
    take_part,
)
from evenhand.cycle.concerns.tables import IN_EFFECT, NOTICED
from evenhand.cycle.machine import Move, move

PAPERS: Final = ("names_and_addresses", "copy_of_contract", "statement", "consent", "outcome", "reference")
_DISPUTABLE: Final = NOTICED | IN_EFFECT | {"remedied", "may_terminate"}


def raise_dispute(viewer: Viewer, case: Case, words: str) -> Dispute:
    """Dispute the notice that was given last. From now on what it would bring about waits, unless it says why not."""
    with refusals_recorded(viewer, "dispute a notice", case.practice, case.pk):
        person = check_side(viewer, case, Role.PRACTICE, Role.PERFORMANCE)
        check_state(case, _DISPUTABLE, _("Disputing a notice"))
        given = facts.issued(case)
        if given is None or facts.open_dispute(case) is not None:
            raise NotAllowed(_("the notice is disputed already"), remedy=_("See what has come of it so far"))
        made = Dispute.objects.create(
            case=case,
            notice=given[0],
            words=said(words, _("What is disputed, and why"), 4000),
            role=viewer.role,
            by=person,
        )
        take_part(viewer, case)
        record(
            viewer,
            "disputed a notice",
            NOTICE,
            given[0].pk,
            practice=case.practice,
            after={"words": made.words},
        )
    return made


def dispute_step(
    viewer: Viewer,
    dispute: Dispute,
    name: str,
    *,
    reason: str = "",
    papers: Mapping[str, str] | None = None,
    seen_state: str | None = None,
) -> Move:
    """Take a step of a dispute; where it ends for the practice, the notice is overturned with it."""
    case = dispute.case
    with refusals_recorded(viewer, name, case.practice, case.pk):
        check_side(viewer, case, Role.PRACTICE, Role.PERFORMANCE, Role.BOARD)
    given = papers or {}
    evidence: dict[str, Any] = {
        one: str(given.get(one, "")).strip()[:4000] for one in PAPERS if str(given.get(one, "")).strip()
    }
    if name == "concede":
        evidence["outcome"] = Outcome.PRACTICE.value

    def also(made: Move) -> None:
        take_part(viewer, case)
        if evidence.get("outcome") == Outcome.PRACTICE and made.to_state in ("determined", "settled"):
            overturn(case)

    return move(
        viewer, DISPUTE, dispute, name, reason=reason[:2000], evidence=evidence, practice=case.practice,
        seen_state=seen_state, also=also,
    )  # fmt: skip
