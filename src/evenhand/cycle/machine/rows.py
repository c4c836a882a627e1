"""A move as it is kept: one row a move, written once. The state of a thing is where its last move led."""

from typing import ClassVar

from django.db import models


class Move(models.Model):
    """The base of every app's moves. A subclass has a foreign key ``thing`` with ``related_name="moves"``."""

    number = models.PositiveIntegerField()
    """1 for a thing's first move, and so on: two moves that were asked for at once cannot both be the next."""
    transition = models.CharField(max_length=60)
    from_state = models.CharField(max_length=40)
    to_state = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    reason = models.CharField(max_length=2000, blank=True)
    evidence = models.JSONField(default=dict)

    class Meta:
        abstract = True
        ordering: ClassVar = ["number"]
