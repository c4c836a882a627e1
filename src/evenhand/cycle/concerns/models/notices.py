"""Notices as they are drafted. A change is another draft; the last of a kind is the one that can be given."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.concerns.kinds import Ground, NoticeKind, SanctionKind, ShorterFor
from evenhand.cycle.concerns.models.cases import Case
from evenhand.cycle.concerns.models.papers import LegalAdvice

WHOLE = (
    "addressees", "clause", "facts", "consequences", "right_to_dispute", "lmc_contact", "signatory", "authority",
    "context_statement", "representations_considered",
)  # fmt: skip
"""What every notice has to say (DOMAIN.md 5.1, content of notices)."""
ENDS = Q(kind="breach_notice") | Q(ends_on__isnull=False)


class Notice(models.Model):
    """A notice word for word, who drafted it and when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=30, choices=NoticeKind.choices)
    addressees = models.CharField(max_length=500, blank=True)
    clause = models.CharField(max_length=500, blank=True)
    facts = models.CharField(max_length=8000, blank=True)
    """Each on a line of its own that begins with its day."""
    evidence = models.JSONField(default=list)
    """The numbers of the case's evidence it rests on."""
    steps = models.CharField(max_length=4000, blank=True)
    """What is to be done to the commissioner's satisfaction; of a breach notice, what is not to happen again."""
    ends_on = models.DateField(null=True)
    """The day by which the steps are done, or from which a sanction or an end takes effect."""
    shorter_for = models.CharField(max_length=20, choices=ShorterFor.choices, blank=True)
    shorter_because = models.CharField(max_length=2000, blank=True)
    consequences = models.CharField(max_length=4000, blank=True)
    right_to_dispute = models.CharField(max_length=4000, blank=True)
    lmc_contact = models.CharField(max_length=500, blank=True)
    signatory = models.CharField(max_length=120, blank=True)
    authority = models.CharField(max_length=300, blank=True)
    legal_advice = models.ForeignKey(LegalAdvice, on_delete=models.PROTECT, related_name="+")
    context_statement = models.CharField(max_length=4000, blank=True)
    representations_considered = models.CharField(max_length=4000, blank=True)
    is_not_on_rank = models.BooleanField(default=False)
    """Whether it states that it is not based on a place in any list, score or colour."""
    sanction = models.CharField(max_length=30, choices=SanctionKind.choices, blank=True)
    suspended_until = models.DateField(null=True)
    proportionate_because = models.CharField(max_length=4000, blank=True)
    keeps_essential_services = models.BooleanField(default=False)
    cumulative_effect = models.CharField(max_length=4000, blank=True)
    ground = models.CharField(max_length=30, choices=Ground.choices, blank=True)
    stands_despite_dispute = models.CharField(max_length=20, choices=ShorterFor.choices, blank=True)
    is_reserved = models.BooleanField(default=False)
    """Whether the region has to approve it as well."""
    content_hash = models.CharField(max_length=64)
    drafted_at = models.DateTimeField(default=timezone.now)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=NoticeKind.values), name="notice_of_a_known_kind"),
            *(
                models.CheckConstraint(condition=~Q(**{name: ""}), name=f"notice_with_{name}")
                for name in WHOLE
            ),
            models.CheckConstraint(condition=Q(is_not_on_rank=True), name="r03_notice_not_on_a_rank"),
            models.CheckConstraint(condition=ENDS, name="notice_with_its_day"),
            models.CheckConstraint(
                condition=~Q(kind__in=["remedial", "breach_notice"]) | ~Q(steps=""), name="notice_with_steps"
            ),
            models.CheckConstraint(
                condition=Q(shorter_for="") | ~Q(shorter_because=""), name="shorter_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(kind="sanction")
                | (~Q(sanction="") & ~Q(proportionate_because="") & Q(keeps_essential_services=True)),
                name="sanction_is_proportionate",
            ),
            models.CheckConstraint(
                condition=~Q(sanction="suspend-obligations")
                | (Q(suspended_until__isnull=False) & Q(suspended_until__gt=F("ends_on"))),
                name="suspension_ends",
            ),
            models.CheckConstraint(
                condition=~Q(kind="notice_of_termination") | ~Q(cumulative_effect=""),
                name="termination_with_cumulative_effect",
            ),
            models.CheckConstraint(
                condition=~Q(kind="ended_at_once") | Q(ground__in=[one for one in Ground.values if one]),
                name="ended_at_once_on_a_ground",
            ),
        ]


class RegionApproval(models.Model):
    """That the region approves a notice reserved to it."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="region_approval")
    content_hash = models.CharField(max_length=64)
    role = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role="region"), name="reserved_notice_approved_by_region")
        ]
