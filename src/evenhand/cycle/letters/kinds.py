"""The kinds of letter there are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a letter is."""

    ANNUAL = "annual", _("Annual letter")
    MID_YEAR = "mid-year", _("Mid-year letter")
    AGREEMENT = "agreement", _("Written agreement")
    SUPPORT_PLAN = "support-plan", _("Support plan")
    BOARD_PAPER = "board-paper", _("Paper for the board")


class Form(TextChoices):
    """The file's form."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")


class Audience(TextChoices):
    """For whose eyes a file is."""

    PRACTICE = "practice", _("As the practice sees it")
    PUBLIC = "public", _("As anybody may see it")


OF_REVIEWS = frozenset({Kind.ANNUAL, Kind.MID_YEAR})
"""Letters that tell of a review, and are final only once its record is."""

THEMES, DECISIONS, LMC_COMMENT, NAMES = "themes", "decisions", "lmc-comment", "names"
BOARD_PARTS = {THEMES: "performance", DECISIONS: "performance", LMC_COMMENT: "lmc", NAMES: "lmc"}
"""What people write for a board paper, and the role that writes it. In `names` stands yes where the committee agrees
that practices are named, from A to Z."""
