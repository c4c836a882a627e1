"""Versions of frameworks with their moves, comments, answers and sign-offs. Every row is written once."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.machine.rows import Move
from evenhand.definitions.framework import FrameworkDefinition


class FrameworkVersion(models.Model):
    """One text of a commissioner's framework. Another text is another version."""

    commissioner = models.CharField(max_length=20, db_index=True)
    framework = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    """SHA-256 of the definition as it was written down."""
    definition = models.JSONField()
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of a framework")
        verbose_name_plural = _("versions of frameworks")
        ordering: ClassVar = ["commissioner", "framework", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commissioner", "framework", "number"], name="one_framework_a_number"
            ),
            models.UniqueConstraint(
                fields=["commissioner", "framework", "content_hash"], name="one_version_a_text"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework}, version {self.number}"

    @property
    def as_definition(self) -> FrameworkDefinition:
        """The definition."""
        return FrameworkDefinition.model_validate(self.definition)


class FrameworkMove(Move):
    """A move of a version."""

    thing = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_a_framework_at_a_time")
        ]


class Comment(models.Model):
    """What the LMC, a practice or a clinician says of a version while it is open for comment."""

    class Side(models.TextChoices):
        LMC = "lmc", _("Local medical committee")
        PRACTICE = "practice", _("Practice")
        CLINICIAN = "clinician", _("Clinician")

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="comments")
    side = models.CharField(max_length=10, choices=Side.choices)
    organisation = models.CharField(max_length=20)
    clinical_role = models.CharField(max_length=120, blank=True)
    """Of a clinician: what they work as."""
    text = models.CharField(max_length=4000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("comment on a framework")
        verbose_name_plural = _("comments on frameworks")
        ordering: ClassVar = ["pk"]


class Answer(models.Model):
    """What the commissioner answers, once."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="answer")
    text = models.CharField(max_length=4000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("answer to a comment")
        verbose_name_plural = _("answers to comments")


class SignOff(models.Model):
    """A clinician of the area, by name and role, who stands behind one text."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="sign_offs")
    content_hash = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    clinical_role = models.CharField(max_length=120)
    organisation = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sign-off of a framework")
        verbose_name_plural = _("sign-offs of frameworks")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "by"], name="one_sign_off_a_person"),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(clinical_role=""), name="signed_off_by_name_and_role"
            ),
        ]
