"""Letters with their versions and files, what practices would have corrected, and their moves. All written once."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.cycle.letters.kinds import BOARD_PARTS, LMC_COMMENT, NAMES, Audience, Form, Kind
from evenhand.cycle.machine.rows import Move


class Letter(models.Model):
    """A letter to a practice, or a paper about an area (then `practice` is empty), in one release."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    practice = models.CharField(max_length=10, blank=True, db_index=True)
    commissioner = models.CharField(max_length=20, db_index=True)
    year = models.PositiveSmallIntegerField()
    release = models.CharField(max_length=80)
    review = models.ForeignKey("reviews.Review", on_delete=models.PROTECT, null=True, related_name="letters")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering: ClassVar = ["-year", "practice", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="letter_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(practice="", kind=Kind.BOARD_PAPER) | ~Q(practice="") & ~Q(kind=Kind.BOARD_PAPER),
                name="letter_to_somebody",
            ),
        ]


class LetterMove(Move):
    """A move of a letter."""

    thing = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_a_letter_at_a_time")
        ]


class LetterVersion(models.Model):
    """A letter as it was made at a moment: the day it bears, what it says as a hash, and whether it is final.

    `indicators` are the figures it tells whole because they differ, so that a later step is no surprise (R-10).
    """

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    dated = models.DateField()
    content_hash = models.CharField(max_length=64)
    indicators = models.JSONField(default=list)
    is_final = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "number"], name="one_version_of_a_letter_a_number")
        ]


class LetterFile(models.Model):
    """A file of a version, kept by its hash in the folder of data."""

    version = models.ForeignKey(LetterVersion, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=5, choices=Form.choices)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "form", "audience"], name="one_file_of_a_form")
        ]


class Share(models.Model):
    """That a letter was shared with its practice, which has until a day to correct it."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="shares")
    shared_on = models.DateField()
    correct_by = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(correct_by__gt=models.F("shared_on")), name="days_to_correct")
        ]


class Contentment(models.Model):
    """That the practice has nothing to correct in a letter as it is shared."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="contentments")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")


class Correction(models.Model):
    """What a practice would have corrected or added."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="corrections")
    words = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]


class CorrectionAnswer(models.Model):
    """What was done about a correction."""

    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="answer")
    words = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")


class BoardText(models.Model):
    """What somebody wrote for a paper for the board; the newest of each part counts."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="texts")
    part = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    role = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "part", "number"], name="one_text_of_a_paper_a_number"),
            models.CheckConstraint(condition=Q(part__in=list(BOARD_PARTS)), name="text_of_a_known_part"),
            models.CheckConstraint(
                condition=~Q(part__in=[LMC_COMMENT, NAMES]) | Q(role="lmc"), name="lmc_speaks_for_itself"
            ),
        ]
