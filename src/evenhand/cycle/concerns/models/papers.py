"""The papers of a case: letters, what the practice says, tellings of the LMC, legal advice, and what was found."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.concerns.kinds import FoundAs
from evenhand.cycle.concerns.models.cases import Case


class Paper(models.Model):
    """What every paper has: when it was written down, and by whom."""

    at = models.DateTimeField(default=timezone.now)
    written_on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering: ClassVar = ["pk"]


class EarlierLetter(Paper):
    """A letter in which the matter was named to the practice, so that nothing later is a surprise (R-10).

    It counts from the day the practice could read it here (`written_on`): the day it was put to the case or, of a
    letter that was shared here, the day it was shared; never from a day it only says that it was sent.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    sent_on = models.DateField()
    reference = models.CharField(max_length=120)
    passage = models.CharField(max_length=2000)
    """Where it names the matter, in its own words."""

    class Meta(Paper.Meta):
        verbose_name = _("earlier letter")
        verbose_name_plural = _("earlier letters")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(sent_on__lte=F("written_on")), name="letter_already_sent"),
            models.CheckConstraint(condition=~Q(reference="") & ~Q(passage=""), name="letter_names_it"),
        ]


class ReplyInvitation(Paper):
    """That the practice was invited to say what it has to say, and until when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="invitations")
    due_on = models.DateField()

    class Meta(Paper.Meta):
        verbose_name = _("invitation to reply")
        verbose_name_plural = _("invitations to reply")


class Representation(Paper):
    """What the practice says."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="representations")
    words = models.CharField(max_length=8000)

    class Meta(Paper.Meta):
        verbose_name = _("representation")
        verbose_name_plural = _("representations")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="practice_says_something")
        ]


class LmcTold(Paper):
    """That the LMC was told of a case, by which side; from then on it reads it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="lmcs")
    lmc = models.CharField(max_length=20)
    role = models.CharField(max_length=20)
    why = models.CharField(max_length=2000)

    class Meta(Paper.Meta):
        verbose_name = _("telling of an LMC")
        verbose_name_plural = _("tellings of LMCs")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "lmc"], name="an_lmc_is_told_once_of_a_case")
        ]


class LegalAdvice(Paper):
    """That legal advice was taken: of whom by name, when and under which reference. What it says is not kept here."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="advice")
    adviser = models.CharField(max_length=120)
    firm = models.CharField(max_length=120)
    given_on = models.DateField()
    reference = models.CharField(max_length=120)

    class Meta(Paper.Meta):
        verbose_name = _("legal advice")
        verbose_name_plural = _("legal advice")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(adviser="") & ~Q(firm="") & ~Q(reference=""), name="legal_advice_is_named"
            ),
            models.CheckConstraint(condition=Q(given_on__lte=F("written_on")), name="legal_advice_was_given"),
        ]


class Finding(Paper):
    """What the assessment finds, with reasons; the last one counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    found = models.CharField(max_length=20, choices=FoundAs.choices)
    reasons = models.CharField(max_length=4000)

    class Meta(Paper.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(found__in=FoundAs.values) & ~Q(reasons=""), name="finding_with_reasons"
            )
        ]
