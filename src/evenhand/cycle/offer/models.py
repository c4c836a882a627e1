"""What a practice offers: a row each time somebody confirms a topic. Rows are never changed (see the migrations)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person


class OfferEntry(models.Model):
    """What a practice said on a topic, who confirmed it and when. The last version is the one that holds."""

    practice = models.CharField(max_length=10)
    topic = models.CharField(max_length=20)
    """The id of one of :data:`evenhand.cycle.offer.topics.TOPICS`."""
    version = models.PositiveIntegerField()
    content = models.JSONField()
    """As :class:`evenhand.cycle.offer.contents.Content` has it."""
    confirmed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("entry of an offer")
        verbose_name_plural = _("entries of offers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "topic", "version"], name="one_entry_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.practice} {self.topic} {self.version}"
