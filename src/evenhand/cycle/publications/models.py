"""A release on its way to the public, with its moves."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from evenhand.cycle.machine.rows import Move


class Publication(models.Model):
    """A release that practices see before anybody else, and by when they have had their time."""

    release = models.CharField(max_length=80, unique=True)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    closes_on = models.DateField()
    """The last working day of the practices' preview."""

    class Meta:
        ordering: ClassVar = ["pk"]


class PublicationMove(Move):
    """A move of a publication."""

    thing = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_a_publication_at_a_time")
        ]
