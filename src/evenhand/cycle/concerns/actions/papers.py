"""The papers of a case: letters, invitations and replies, telling the LMC, legal advice, findings."""

from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.deadlines import reply_until
from evenhand.cycle.concerns.kinds import FoundAs
from evenhand.cycle.concerns.models import (
    Case,
    EarlierLetter,
    Finding,
    LegalAdvice,
    LmcTold,
    ReplyInvitation,
    Representation,
)
from evenhand.cycle.concerns.policies import (
    THING,
    check_holding,
    check_side,
    check_state,
    refusals_recorded,
    said,
    take_part,
)
from evenhand.cycle.concerns.tables import CASE, OVER
from evenhand.cycle.inbox.actions import tell as put_in_inbox
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.tasks.actions import assign

_OPEN: Final = frozenset(CASE.states) - OVER
_ASSESSED: Final = frozenset({"assess"})


def name_letter(viewer: Viewer, case: Case, sent_on: date, reference: str, passage: str) -> EarlierLetter:
    """Put a letter to the case in which the matter was named. It counts from today, whatever day it was sent (R-10)."""
    with refusals_recorded(viewer, "name a letter", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        check_state(case, _OPEN, _("Naming a letter"))
        if sent_on > timezone.localdate():
            raise NotAllowed(_("a letter is named once it was sent"), received=sent_on.isoformat())
        made = EarlierLetter.objects.create(
            case=case,
            sent_on=sent_on,
            reference=said(reference, _("Its reference"), 120),
            passage=said(passage, _("Where it names the matter")),
            by=person,
        )
        _kept(viewer, case, "named a letter", {"reference": made.reference, "sent_on": sent_on.isoformat()})
        link = f"/desk/our-cases/{case.pk}/"
        assign(viewer, case.practice, "read-letter", _("A letter names a matter"), timezone.localdate(), link)
    return made


def name_shared_letter(viewer: Viewer, case: Case, letter: Letter) -> EarlierLetter:
    """Put to the case a letter that was shared with the practice here and told a figure of the case as differing.

    It counts from the day it was shared. NotAllowed for a letter that named nothing of this case (R-10).
    """
    with refusals_recorded(viewer, "name a letter", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        check_state(case, _OPEN, _("Naming a letter"))
        if letter not in facts.shared_letters(case, timezone.localdate()):
            raise NotAllowed(_("this letter told the practice of no figure of this case (R-10)"))
        newest, first = letter.versions.order_by("-number")[0], letter.shares.order_by("pk")[0]
        if case.letters.filter(reference=newest.title[:120]).exists():
            raise InputError(_("this letter has been named already"))
        told = [one.indicator for one in case.evidence.all() if one.indicator in newest.indicators]
        made = EarlierLetter.objects.create(
            case=case,
            sent_on=first.shared_on,
            written_on=first.shared_on,
            reference=newest.title[:120],
            passage=_("It told of figures that differ, among them {figures}").format(figures=", ".join(told))[
                :2000
            ],
            by=person,
        )
        _kept(viewer, case, "named a letter", {"reference": made.reference, "letter": str(letter.pk)})
    return made


def invite_reply(viewer: Viewer, case: Case) -> ReplyInvitation:
    """Invite the practice to say what it has to say: at least 14 days, to a working day."""
    with refusals_recorded(viewer, "invite a reply", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        check_state(case, _ASSESSED, _("Inviting a reply"))
        due = reply_until(timezone.localdate())
        made = ReplyInvitation.objects.create(case=case, due_on=due, by=person)
        _kept(viewer, case, "invited a reply", {"due": due.isoformat()})
        title = _("Say what you have to say about: {title}").format(title=case.title)
        assign(viewer, case.practice, "give-evidence", title, due, f"/desk/our-cases/{case.pk}/#reply")
    return made


def represent(viewer: Viewer, case: Case, words: str) -> Representation:
    """Keep what the practice says, in its own words, whenever it says it."""
    with refusals_recorded(viewer, "reply in a case", case.practice, case.pk):
        person = check_side(viewer, case, Role.PRACTICE)
        made = Representation.objects.create(case=case, words=said(words, _("Your reply"), 8000), by=person)
        _kept(viewer, case, "replied in a case", {"words": made.words})
    return made


def tell_lmc(viewer: Viewer, case: Case, lmc: str, why: str) -> LmcTold:
    """Tell an LMC of the area of a case, or invite it; either side may. From then on it reads the case."""
    with refusals_recorded(viewer, "tell an LMC", case.practice, case.pk):
        check_side(viewer, case, Role.PERFORMANCE, Role.PRACTICE)
        return tell(viewer, case, lmc, said(why, _("Why it is told")))


def tell(viewer: Viewer, case: Case, lmc: str, why: str) -> LmcTold:
    """Write down that an LMC is told. Called inside the transaction of an action."""
    if lmc not in [one.code for one in facts.lmcs_of(case.commissioner)]:
        raise InputError(_("choose an LMC of the area"), received=lmc)
    there = case.lmcs.filter(lmc=lmc).first()
    if there is not None:
        found: LmcTold = there
        return found
    person = check_holding(viewer)
    made = LmcTold.objects.create(case=case, lmc=lmc, role=viewer.role, why=why, by=person)
    _kept(viewer, case, "told an LMC", {"lmc": lmc, "why": why})
    put_in_inbox(
        viewer,
        case.commissioner,
        f"case/{case.pk}/{lmc}",
        _("You are told of a case"),
        why[:2000],
        address=f"/desk/cases/{case.pk}/",
        practice=case.practice,
        lmcs=[lmc],
    )
    return made


def record_advice(
    viewer: Viewer, case: Case, adviser: str, firm: str, given_on: date, reference: str
) -> LegalAdvice:
    """Write down that legal advice was taken: of whom, when, and under which reference."""
    with refusals_recorded(viewer, "record legal advice", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        check_state(case, _OPEN, _("Recording legal advice"))
        if not case.opened_on <= given_on <= timezone.localdate():
            raise NotAllowed(
                _(
                    "the advice is about this case: it was given after it was opened, and not later than today"
                ),
                received=given_on.isoformat(),
            )
        made = LegalAdvice.objects.create(
            case=case,
            adviser=said(adviser, _("The adviser’s name"), 120),
            firm=said(firm, _("The adviser’s firm"), 120),
            given_on=given_on,
            reference=said(reference, _("Its reference"), 120),
            by=person,
        )
        _kept(viewer, case, "recorded legal advice", {"adviser": made.adviser, "reference": made.reference})
    return made


def record_finding(viewer: Viewer, case: Case, found: str, reasons: str) -> Finding:
    """Write down what the assessment finds, with reasons that the practice reads."""
    with refusals_recorded(viewer, "record a finding", case.practice, case.pk):
        person = check_side(viewer, case, Role.PERFORMANCE)
        check_state(case, _ASSESSED, _("Recording a finding"))
        if found not in FoundAs.values:
            raise InputError(_("choose what was found"), received=found)
        made = Finding.objects.create(
            case=case, found=found, reasons=said(reasons, _("The reasons"), 4000), by=person
        )
        _kept(viewer, case, "recorded a finding", {"found": found, "reasons": made.reasons})
    return made


def _kept(viewer: Viewer, case: Case, what: str, told: dict[str, str]) -> None:
    take_part(viewer, case)
    record(viewer, what, THING, case.pk, practice=case.practice, after=told)
