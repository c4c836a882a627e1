"""Cards that were kept. Unlike what the cycle records they can be removed: they are the organisation's own papers."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Organisation, Person


class KeptCard(models.Model):
    """A card as it was understood when it was sent in: its name and its rows as CSV."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    rows = models.TextField()
    kept_at = models.DateTimeField(default=timezone.now)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("card that was kept")
        verbose_name_plural = _("cards that were kept")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name
