"""The kinds of support there are (the brief, section 3), and how each answer to an ask is called."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What can be offered."""

    STAFF = "staff", _("Staff with the skills needed, who work in the practice")
    BEST_PRACTICE = "best-practice", _("How others do it")
    NETWORK = "learning-network", _("Learning with practices alike that do well")
    BROKERED = "brokered", _("Help from an agency, found and arranged by the commissioner")
    INVESTMENT = "investment", _("Investment in staff, premises or equipment")


class Decision(TextChoices):
    """What became of something a practice asked for."""

    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Not granted")
