"""The closed lists a case chooses from."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """What a concern rests on."""

    CORE = "core", _("A term of the contract, or a regulation behind it")
    SIGNED = "signed", _("A term of an agreement that both sides signed")
    BEYOND = "beyond", _("Something outside the contract, where only help can be offered")


class ClauseSource(TextChoices):
    """Where the term that is cited stands."""

    CONTRACT = "contract", _("The practice’s contract")
    REGULATION = "regulation", _("A regulation")
    SIGNED = "signed-agreement", _("An agreement both sides signed")


class Origin(TextChoices):
    """What can be evidence."""

    FIGURE = "figure", _("A figure below a minimum standard in two periods, beyond chance in both")
    FINDING = "finding", _("What was found on two days, at least four weeks apart")
    PREMISES = "premises", _("A premises standard, found on two days, whose funding is settled")
    SAFETY = "safety", _("A danger to patients")


class Inadmissible(TextChoices):
    """What can never be, each by a rule (:mod:`evenhand.cycle.concerns.admissible`)."""

    PLAN = "commissioning-plan", _("The practice did not follow a commissioning plan")
    DEVELOPMENTAL = "developmental-standard", _("A standard to work towards")
    POINTS = "local-points", _("Points of a local or national scheme")
    COMMISSIONER = "commissioner-result", _("A result of the commissioner’s own")
    EXPECTED = "expected-only", _("A figure that is unlike what is expected, and held to no standard")
    RANK = "profile-rank", _("A place in a list, a score or a colour")
    MONEY = "finance-figure", _("A figure of money")


class Funding(TextChoices):
    """Who pays for what a premises item needs."""

    NOT_ASKED = "", _("Not about premises")
    AGREED = "agreed", _("Funding is agreed")
    NOT_NEEDED = "not-needed", _("Nothing needs to be paid for")
    UNDECIDED = "undecided", _("Not decided yet")
    REFUSED = "refused", _("Not granted")


SETTLED: Final = (Funding.AGREED, Funding.NOT_NEEDED)


class FoundAs(TextChoices):
    """What an assessment finds."""

    NONE = "none", _("No breach")
    REMEDIABLE = "remediable", _("A breach that can be put right")
    NOT_REMEDIABLE = "not-remediable", _("A breach that cannot be put right any more")


class NoticeKind(TextChoices):
    """The kinds of notice, each by the state it leads to."""

    REMEDIAL = "remedial", _("Remedial notice")
    BREACH = "breach_notice", _("Breach notice")
    SANCTION = "sanction", _("Notice of a sanction")
    TERMINATION = "notice_of_termination", _("Notice of termination")
    IMMEDIATE = "ended_at_once", _("Notice of termination at once")


class ShorterFor(TextChoices):
    """The two grounds on which a time can be shorter, or an effect not wait for a dispute."""

    NONE = "", _("It is not")
    SAFETY = "patient-safety", _("The safety of patients")
    LOSS = "material-loss", _("A material financial loss")


class SanctionKind(TextChoices):
    """What can be done instead of ending a contract."""

    NONE = "", _("Not a sanction")
    END = "end-obligations", _("End certain obligations of both sides")
    SUSPEND = "suspend-obligations", _("Suspend them, for six months at most")
    WITHHOLD = "withhold", _("Withhold or deduct sums")


class Ground(TextChoices):
    """The grounds on which a contract can be ended at once (the Regulations of 2015; from memory, to be checked)."""

    NONE = "", _("Not ended at once")
    UNTRUE = "untrue-information", _("Information given for the contract was untrue in a material way")
    INELIGIBLE = "no-longer-eligible", _("The contractor may no longer hold the contract")
    SAFETY = "patient-safety", _("Patients are at serious risk unless it ends")
    INSOLVENT = "insolvency", _("The contractor is insolvent")
    LOSS = "material-loss", _("The commissioner is at risk of a material financial loss")
    UNLAWFUL = "unlawful-subcontract", _("The contract was passed on against the law")


class Outcome(TextChoices):
    """How a dispute was determined."""

    PRACTICE = "practice", _("For the practice")
    COMMISSIONER = "commissioner", _("For the commissioner")
