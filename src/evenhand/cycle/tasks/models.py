"""A task, and beside it its end. Neither is changed once written (see the migrations)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person


class Task(models.Model):
    """Something a practice is asked to look at by a day."""

    practice = models.CharField(max_length=10, db_index=True)
    kind = models.CharField(max_length=40)
    """The id of one of :data:`evenhand.cycle.tasks.kinds.KINDS`."""
    title = models.CharField(max_length=200)
    due = models.DateField()
    link = models.CharField(max_length=300)
    """Where it is done: an address of this site, from its root."""
    assigned_at = models.DateTimeField(default=timezone.now)
    assigned_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering: ClassVar = ["due", "pk"]

    def __str__(self) -> str:
        return f"{self.practice}: {self.title}"


class TaskEnd(models.Model):
    """That a task is done, or is no longer asked for."""

    class Kind(models.TextChoices):
        """How it ended."""

        DONE = "done", _("Done")
        WITHDRAWN = "withdrawn", _("No longer asked for")

    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="end")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("end of a task")
        verbose_name_plural = _("ends of tasks")
