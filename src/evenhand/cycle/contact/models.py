"""Contacts between a commissioner and a practice, a practice's word on each, and who is whose relationship manager.

Rows are never changed or removed (see the migrations): a mistake is put right by another note.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person


class Kind(models.TextChoices):
    """How a contact took place."""

    VISIT = "visit", _("Visit")
    CALL = "call", _("Call")
    MEETING = "meeting", _("Meeting")


class Contact(models.Model):
    """A contact as the commissioner noted it."""

    practice = models.CharField(max_length=10)
    commissioner = models.CharField(max_length=20)
    """The code of the area the practice was in that day."""
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    who = models.CharField(max_length=300)
    """Who took part, of both sides."""
    about = models.CharField(max_length=2000)
    written_on = models.DateField(default=timezone.localdate)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("note of contact")
        verbose_name_plural = _("notes of contact")
        indexes: ClassVar = [models.Index(fields=["practice", "on"], name="contact_by_practice")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="contact_of_a_known_kind"),
            models.CheckConstraint(condition=Q(on__lte=F("written_on")), name="contact_not_yet_to_come"),
            models.CheckConstraint(condition=~Q(who="") & ~Q(about=""), name="contact_with_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.practice}, {self.on}"


class Comment(models.Model):
    """What the practice says of a note."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="comments")
    text = models.CharField(max_length=1000)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("comment on a note of contact")
        verbose_name_plural = _("comments on notes of contact")
        ordering: ClassVar = ["pk"]


class Naming(models.Model):
    """Who is a practice's relationship manager from now on, and how to reach them. The last row is in force."""

    practice = models.CharField(max_length=10, db_index=True)
    commissioner = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    reached_by = models.CharField(max_length=200)
    named_at = models.DateTimeField(default=timezone.now)
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("naming of a relationship manager")
        verbose_name_plural = _("namings of relationship managers")
        ordering: ClassVar = ["pk"]
