"""A dispute about a notice, with its moves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.concerns.models.cases import Case
from evenhand.cycle.concerns.models.notices import Notice
from evenhand.cycle.machine.rows import Move


class Dispute(models.Model):
    """That one side disputes a notice. While it is open, what the notice would bring about waits."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="disputes")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="disputes")
    words = models.CharField(max_length=4000)
    role = models.CharField(max_length=20)
    raised_on = models.DateField(default=timezone.localdate)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role__in=["practice", "performance"]) & ~Q(words=""), name="dispute_of_a_side"
            )
        ]


class DisputeMove(Move):
    """A move of a dispute."""

    thing = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_a_dispute_at_a_time")
        ]
