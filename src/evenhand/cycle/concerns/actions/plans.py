"""Plans: steps proposed to a practice, which it can always decline (R-09)."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.actions.papers import tell
from evenhand.cycle.concerns.kinds import Standing
from evenhand.cycle.concerns.models import Case, Plan, PlanAnswer
from evenhand.cycle.concerns.policies import THING, check_side, refusals_recorded, said, take_part

BANNER = (
    "This plan is about something outside the contract. It has no contractual effect: taking it binds nobody, "
    "declining it has no consequence, and what it says can never be part of a notice. The LMC has been informed."
)
"""What stands above such a plan on every page (R-09)."""


def propose_plan(viewer: Viewer, case: Case, steps: str, *, lmc_informed: bool) -> Plan:
    """Propose steps to a practice. About something outside the contract only once the LMC is informed (R-09).

    Where it is said to be informed and the case does not know of it, it is told with this.
    """
    with refusals_recorded(viewer, "propose a plan", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        is_beyond = case.standing == Standing.BEYOND
        if is_beyond and not lmc_informed:
            raise NotAllowed(
                _(
                    "a plan about something outside the contract is proposed only once the LMC is informed (R-09)"
                ),
                remedy=_("Inform the LMC, and say so"),
            )
        if is_beyond and not case.lmcs.exists():
            lmcs = facts.lmcs_of(case.commissioner)
            if not lmcs:
                raise NotAllowed(_("there is no LMC of the area to inform (R-09)"))
            tell(
                viewer,
                case,
                lmcs[0].code,
                _("A plan about something outside the contract was proposed (R-09)"),
            )
        made = Plan.objects.create(
            case=case,
            standing=case.standing,
            steps=said(steps, _("The steps"), 4000),
            has_contractual_effect=False,
            lmc_informed=lmc_informed,
            by=person,
        )
        take_part(viewer, case)
        record(viewer, "proposed a plan", THING, case.pk, practice=case.practice, after={"steps": made.steps})
    return made


def answer_plan(viewer: Viewer, plan: Plan, *, is_accepted: bool, words: str = "") -> PlanAnswer:
    """Take a plan or decline it, as the practice it is proposed to; once."""
    case = plan.case
    try:
        with refusals_recorded(viewer, "answer a plan", case.practice, case.pk):
            person = check_side(viewer, case, Role.PRACTICE)
            made = PlanAnswer.objects.create(
                plan=plan, is_accepted=is_accepted, words=words.strip()[:2000], by=person
            )
            take_part(viewer, case)
            record(
                viewer, "answered a plan", THING, case.pk, practice=case.practice, after={"accepted": is_accepted}
            )  # fmt: skip
    except IntegrityError as error:
        raise InputError(_("this plan has been answered already"), remedy=_("Load the page again")) from error
    return made
