"""A case with its moves, who takes part in it, the help that belongs to it, and plans that bind nobody."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.concerns.kinds import ClauseSource, Origin, Standing
from evenhand.cycle.machine.rows import Move
from evenhand.cycle.support.models import Offer

SIDES = ("performance", "board", "practice", "lmc", "region")
"""Who can take part in a case. The commissioning and finance teams cannot (R-08)."""


class Case(models.Model):
    """A concern about one matter at one practice, with the term it rests on and the practice's circumstances."""

    practice = models.CharField(max_length=10, db_index=True)
    commissioner = models.CharField(max_length=20, db_index=True)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=20, choices=Origin.choices)
    standing = models.CharField(max_length=10, choices=Standing.choices)
    clause_source = models.CharField(max_length=20, choices=ClauseSource.choices, blank=True)
    clause = models.CharField(max_length=500, blank=True)
    facts = models.CharField(max_length=2000)
    context_note = models.CharField(max_length=2000)
    """The practice's circumstances, without which nothing about it can be read fairly (R-01)."""
    opened_on = models.DateField(default=timezone.localdate)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_role = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="r07_no_case_about_a_plan"),
            models.CheckConstraint(
                condition=Q(opened_role="performance"), name="r22_case_opened_by_performance"
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.BEYOND, clause="", clause_source="")
                | Q(standing=Standing.CORE, clause_source__in=["contract", "regulation"]) & ~Q(clause="")
                | Q(standing=Standing.SIGNED, clause_source="signed-agreement") & ~Q(clause=""),
                name="r24_case_on_a_term",
            ),
            models.CheckConstraint(
                condition=~Q(context_note="") & ~Q(title="") & ~Q(facts=""), name="r01_case_with_context"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice}: {self.title}"


class CaseMove(Move):
    """A move of a case."""

    thing = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_a_case_at_a_time"),
            models.CheckConstraint(
                condition=Q(role__in=["performance", "board", "clock"]), name="r22_case_moved_by_its_people"
            ),
        ]


class Participant(models.Model):
    """That a person acted in a case, and on which side. Nobody acts on two."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("participant of a case")
        verbose_name_plural = _("participants of cases")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person"], name="r08_one_side_a_person"),
            models.CheckConstraint(condition=Q(side__in=SIDES), name="r08_no_commissioning_on_a_case"),
        ]


class CaseSupport(models.Model):
    """An offer of support that belongs to a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="supports")
    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="case_support")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class Plan(models.Model):
    """Steps proposed to a practice. Of a concern outside the contract it has no contractual effect (R-09)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    standing = models.CharField(max_length=10, choices=Standing.choices)
    steps = models.CharField(max_length=4000)
    has_contractual_effect = models.BooleanField(default=False)
    lmc_informed = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(standing="beyond") | Q(has_contractual_effect=False, lmc_informed=True),
                name="r09_no_contractual_effect",
            ),
            models.CheckConstraint(condition=~Q(steps=""), name="plan_with_steps"),
        ]


class PlanAnswer(models.Model):
    """What the practice says to a plan. It can always say no, and nothing follows from that."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="answer")
    is_accepted = models.BooleanField()
    words = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
