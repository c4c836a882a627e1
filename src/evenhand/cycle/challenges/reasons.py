"""Why a practice challenges a figure, or replies to one: a short list, so that reasons can be counted."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChallengeReason(TextChoices):
    """What is wrong with a figure."""

    COUNT = "count", _("A count is wrong")
    DENOMINATOR = "denominator", _("The wrong patients are counted from")
    CODING = "coding", _("The work was done and coded in another way")
    MERGER = "merger", _("A merger, split or move of patients is not allowed for")
    NOT_OURS = "not-ours", _("The figure is another practice's")
    CONTEXT = "context", _("A circumstance is wrong or missing")
    METHOD = "method", _("The method does not fit this practice")


class ReplyReason(TextChoices):
    """What a reader should know of a figure."""

    CODING = "coding", _("Coding")
    POPULATION = "population", _("Our patients")
    CAPACITY = "capacity", _("Staff and capacity")
    PREMISES = "premises", _("Premises")
    ELSEWHERE = "elsewhere", _("Provided elsewhere")
    LIST_CLOSED = "list-closed", _("Our list was closed")
    CHANGED = "changed", _("It has changed since")
    OTHER = "other", _("Something else")
