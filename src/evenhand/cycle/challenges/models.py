"""Challenges with their moves, the corrections that came of them, and replies."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from evenhand.cycle.challenges.reasons import ChallengeReason, ReplyReason
from evenhand.cycle.machine.rows import Move
from evenhand.publication.said import LONGEST_REPLY


class Challenge(models.Model):
    """A figure that its practice says is wrong: one period of one indicator, in the release where it was seen."""

    practice = models.CharField(max_length=10, db_index=True)
    commissioner = models.CharField(max_length=20, db_index=True)
    indicator = models.CharField(max_length=60, db_index=True)
    period_start = models.DateField()
    period_end = models.DateField()
    release = models.CharField(max_length=80)
    value = models.FloatField(null=True)
    reason = models.CharField(max_length=20, choices=ChallengeReason.choices)
    words = models.CharField(max_length=2000)
    evidence = models.CharField(max_length=2000, blank=True)
    raised_at = models.DateTimeField(default=timezone.now)
    raised_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    """The working day by which the commissioner answers. After it the challenge stands."""
    is_open = models.BooleanField(default=True)
    """Whether the figure is under challenge; kept beside the moves, so that a figure has one open challenge at most."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "indicator", "period_end"],
                condition=models.Q(is_open=True),
                name="one_open_challenge_a_figure",
            )
        ]


class ChallengeMove(Move):
    """A move of a challenge."""

    thing = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_a_challenge_at_a_time")
        ]


class Correction(models.Model):
    """A figure that was corrected because of a challenge: what it was, and what it is in which release."""

    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="correction")
    release = models.CharField(max_length=80)
    value_before = models.FloatField(null=True)
    value_after = models.FloatField(null=True)
    made_at = models.DateTimeField(default=timezone.now)


class ReplyVersion(models.Model):
    """A practice's reply to one period of a figure; the newest version counts, and an empty text takes it back."""

    practice = models.CharField(max_length=10, db_index=True)
    indicator = models.CharField(max_length=60, db_index=True)
    period_end = models.DateField()
    version = models.PositiveIntegerField()
    reason = models.CharField(max_length=20, choices=ReplyReason.choices)
    text = models.CharField(max_length=LONGEST_REPLY, blank=True)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "indicator", "period_end", "version"],
                name="one_version_of_a_reply_at_a_time",
            )
        ]
