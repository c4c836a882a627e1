"""Messages to an LMC, and who has read them. Neither is changed once written (see the migrations)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Organisation, Person


class Message(models.Model):
    """Something an LMC is told. `key` names what it is about, so that the same is not told twice."""

    lmc = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    text = models.CharField(max_length=2000)
    address = models.CharField(max_length=200, blank=True)
    """Where on this site it leads, from the root with its stroke; empty where there is nothing to look at."""
    practice = models.CharField(max_length=10, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sender = models.CharField(max_length=200)
    """The organisation that sent it, as it was called."""

    class Meta:
        verbose_name = _("message to an LMC")
        verbose_name_plural = _("messages to LMCs")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["lmc", "key"], name="one_message_a_key")]

    def __str__(self) -> str:
        return self.subject


class Reading(models.Model):
    """That somebody of the LMC has read a message: the first who did."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="reading")
    read_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("reading of a message")
        verbose_name_plural = _("readings of messages")
