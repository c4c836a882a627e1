"""Offers with their moves, and what practices ask for with what was decided. Rows are written once."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.machine.rows import Move
from evenhand.cycle.support.kinds import Decision, Kind


class Offer(models.Model):
    """Something the commissioner offers to do for a practice, by when, and when both look what came of it."""

    practice = models.CharField(max_length=10, db_index=True)
    commissioner = models.CharField(max_length=20, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.CharField(max_length=300)
    """What the help is for, in words both sides use."""
    indicator = models.CharField(max_length=100, blank=True)
    what = models.CharField(max_length=2000)
    owner = models.CharField(max_length=120)
    """Who of the commissioner sees to it, by name."""
    made_on = models.DateField(default=timezone.localdate)
    due_on = models.DateField()
    """The day by which the commissioner has given it."""
    first_review_on = models.DateField()
    second_review_on = models.DateField()
    criteria = models.JSONField(default=list)
    """What was looked up about funding and rooms when it was offered: each criterion and what was found (R-17)."""
    instead_of = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replacement")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("offer of support")
        verbose_name_plural = _("offers of support")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="support_of_a_known_kind"),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(owner="") & ~Q(about=""), name="support_says_what_and_who"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("made_on")), name="support_not_due_before"),
            models.CheckConstraint(
                condition=Q(first_review_on__gt=F("made_on")) & Q(second_review_on__gt=F("first_review_on")),
                name="support_reviewed_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice}: {self.about}"


class OfferMove(Move):
    """A move of an offer."""

    thing = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_an_offer_at_a_time")
        ]


class Ask(models.Model):
    """What a practice asks its commissioner for."""

    practice = models.CharField(max_length=10, db_index=True)
    commissioner = models.CharField(max_length=20, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    is_premises = models.BooleanField(default=False)
    """Whether it is for the premises: until it is granted, nothing is held against the practice about them (R-11)."""
    words = models.CharField(max_length=2000)
    asked_on = models.DateField(default=timezone.localdate)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("request for support")
        verbose_name_plural = _("requests for support")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values) & ~Q(words=""), name="ask_says_what"),
        ]


class AskDecision(models.Model):
    """What the commissioner decided, by criteria that everybody can read, each with what was found (R-26).

    What was not granted can be granted later; what was granted stays.
    """

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Decision.choices)
    reasons = models.CharField(max_length=2000)
    criteria = models.JSONField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("decision on a request for support")
        verbose_name_plural = _("decisions on requests for support")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ask", "outcome"], name="an_ask_is_decided_once_each_way"),
            models.CheckConstraint(condition=Q(outcome__in=Decision.values), name="ask_decided_one_way"),
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(criteria=[]), name="ask_decided_by_criteria"
            ),
        ]
