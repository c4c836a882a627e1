"""A request to join a practice. Of the person it holds nothing that can be read without the installation's key."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JoinRequest(models.Model):
    """Somebody would like to join a practice. Deleted by the practice when done with, or after some weeks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practice = models.CharField(max_length=10, db_index=True)
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    sealed = models.BinaryField()
    """What the person wrote (:class:`evenhand.cycle.registration.sealing.Asked`), encrypted."""

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")

    def __str__(self) -> str:
        return f"{self.practice} {self.asked_at:%Y-%m-%d}"
