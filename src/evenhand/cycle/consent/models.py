"""Consents, questions and answers. None is changed once written (see the migrations)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person


class Consent(models.Model):
    """That a practice agrees, or no longer agrees, to be named for an indicator. The last number holds."""

    practice = models.CharField(max_length=10)
    indicator = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    is_given = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("consent to be named")
        verbose_name_plural = _("consents to be named")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "indicator", "number"], name="one_consent_a_number")
        ]


class Question(models.Model):
    """What one practice asks another that agreed to be named."""

    asking = models.CharField(max_length=10, db_index=True)
    asked = models.CharField(max_length=10, db_index=True)
    indicator = models.CharField(max_length=100)
    text = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("question to a practice")
        verbose_name_plural = _("questions to practices")
        ordering: ClassVar = ["-at", "-pk"]


class Answer(models.Model):
    """What the practice that was asked says."""

    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="answer")
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("answer to a practice")
        verbose_name_plural = _("answers to practices")
