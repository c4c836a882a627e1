"""Messages, the attempts to send them, and what people want to be sent. Every row is written once."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a message is for."""

    NEWS = "news", _("Something was written to you")
    REMINDER = "reminder", _("Something is due")
    DIGEST = "digest", _("What there is to know, now and then")


WISHED = frozenset({Kind.REMINDER, Kind.DIGEST})
"""Kinds that people can do without, by a link in each message. What is written to them they always get."""


class Message(models.Model):
    """A message to somebody in one of their roles, written in the transaction of what it tells.

    `key` names what it tells: a second message about the same thing cannot be written. `about` holds the ids of what a
    reminder names, and the period of a digest.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    holding = models.ForeignKey("accounts.Holding", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    about = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="message_of_a_known_kind"),
            models.CheckConstraint(condition=~Q(subject="") & ~Q(text=""), name="message_says_something"),
        ]


class Attempt(models.Model):
    """That a sender took a message in hand. Without an end beside it nobody knows whether it was sent."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    address = models.EmailField()
    claimed_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.CharField(max_length=80)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "number"], name="one_sender_takes_a_message")
        ]


class AttemptEnd(models.Model):
    """How an attempt ended: sent, put off (the server certainly did not take it), or not to be sent any more."""

    class Outcome(models.TextChoices):
        """How it ended."""

        SENT = "sent", _("Sent")
        PUT_OFF = "put_off", _("To be tried again")
        REFUSED = "refused", _("Not sent")

    attempt = models.OneToOneField(Attempt, on_delete=models.PROTECT, related_name="end")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    words = models.CharField(max_length=500, blank=True)
    try_after = models.DateTimeField(null=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, null=True, related_name="+")
    """Who decided it, where it was uncertain."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["sent", "put_off", "refused"]), name="attempt_ends"
            )
        ]


class Wish(models.Model):
    """What somebody in a role wants to be sent, from a moment on; the newest counts."""

    class Often(models.TextChoices):
        """How often a digest comes."""

        QUARTERLY = "quarterly", _("Every quarter")
        MONTHLY = "monthly", _("Every month")
        NEVER = "never", _("Never")

    holding = models.ForeignKey("accounts.Holding", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    digests = models.CharField(max_length=10, choices=Often.choices)
    reminders = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    by_link = models.BooleanField(default=False)
    """Whether it came by the link in a message, with which nobody signs in."""

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["holding", "number"], name="one_wish_of_a_role_at_a_time"),
            models.CheckConstraint(
                condition=Q(digests__in=["quarterly", "monthly", "never"]), name="wish_known"
            ),
        ]
