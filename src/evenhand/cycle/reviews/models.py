"""Reviews and all that is written about them. Everything but a review's own liveness is written once."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.cycle.machine.rows import Move
from evenhand.cycle.reviews.parts import FINANCE_ANSWER, STATEMENT


class Kind(models.TextChoices):
    """Which review of the year it is."""

    MID_YEAR = "mid-year", _("Mid-year review")
    ANNUAL = "annual", _("Annual review")


class Review(models.Model):
    """A review of one practice: a conversation, and the record both sides keep of it."""

    practice = models.CharField(max_length=10, db_index=True)
    commissioner = models.CharField(max_length=20, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    """The calendar year in which the cycle's year begins, in April, that the review is about."""
    period_start = models.DateField()
    period_end = models.DateField()
    planned_at = models.DateTimeField(default=timezone.now)
    planned_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    is_live = models.BooleanField(default=True)
    """False once it was called off: another of the same year may then be planned."""

    class Meta:
        ordering: ClassVar = ["-year", "practice", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "kind", "year"], condition=Q(is_live=True), name="one_review_of_a_kind"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="review_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(period_start__lt=F("period_end")), name="review_of_a_whole_period"
            ),
        ]


class ReviewMove(Move):
    """A move of a review."""

    thing = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_a_review_at_a_time")
        ]


class Pack(models.Model):
    """The papers a practice has before the conversation: the figures of one release, which are then the review's."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="pack")
    release = models.CharField(max_length=80)
    sent_on = models.DateField()
    earliest_on = models.DateField()
    """The first day on which the conversation can be held."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(earliest_on__gt=F("sent_on")), name="pack_before_review")
        ]


class Conversation(models.Model):
    """That the conversation was held, when, and who was there. The database asks for the pack before it."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="conversation")
    held_on = models.DateField()
    attendees = models.CharField(max_length=1000)


class PartVersion(models.Model):
    """A part of the record as somebody wrote it; the newest version counts."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    role = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "part", "version"], name="one_version_of_a_part"),
            models.CheckConstraint(
                condition=~Q(part__in=[STATEMENT, FINANCE_ANSWER]) | Q(role="practice"),
                name="statement_by_the_practice_alone",
            ),
        ]


class ObjectiveOutcome(models.Model):
    """Whether an objective of the agreement was met, with what shows it; the newest of an objective counts."""

    class Outcome(models.TextChoices):
        """What became of it."""

        MET = "met", _("Met")
        PARTLY = "partly", _("Partly met")
        NOT = "not", _("Not met")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="outcomes")
    objective = models.CharField(max_length=60)
    text = models.CharField(max_length=1000)
    """The objective's words as they were agreed."""
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    evidence = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(evidence=""), name="outcome_with_evidence"),
            models.CheckConstraint(condition=Q(outcome__in=["met", "partly", "not"]), name="outcome_known"),
        ]


class AgreedAction(models.Model):
    """Something that one side will do: what, who, and by when."""

    class Side(models.TextChoices):
        """Whose action it is."""

        COMMISSIONER = "commissioner", _("Commissioner")
        PRACTICE = "practice", _("Practice")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="actions")
    side = models.CharField(max_length=12, choices=Side.choices)
    what = models.CharField(max_length=500)
    owner = models.CharField(max_length=120)
    due = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(owner=""), name="action_with_an_owner")
        ]


class ActionWithdrawal(models.Model):
    """That an action is no longer agreed, and why."""

    action = models.OneToOneField(AgreedAction, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")


class Comment(models.Model):
    """What the practice would have corrected or added."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="comments")
    words = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]


class CommentAnswer(models.Model):
    """What the commissioner did about a comment."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="answer")
    words = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")


class Contentment(models.Model):
    """That the practice has nothing to correct in the record as it is shared: it need not wait for its days."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="contentments")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")


class LmcInvitation(models.Model):
    """That one side invited the LMC, which from then on reads the review."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="lmc_invitation")
    role = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
