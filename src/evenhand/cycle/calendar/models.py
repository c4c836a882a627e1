"""The years that commissioners have changed, and the secret addresses of calendars."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class YearVersion(models.Model):
    """A year as a commissioner has it from a day on; written once. The newest is the one in force."""

    commissioner = models.CharField(max_length=20, db_index=True)
    year = models.JSONField()
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]


class Feed(models.Model):
    """The secret of a role's calendar address: a calendar program signs in nowhere."""

    holding = models.OneToOneField("accounts.Holding", on_delete=models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
