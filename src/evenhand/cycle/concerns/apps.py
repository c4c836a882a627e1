"""The app of concerns and formal levers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConcernsConfig(AppConfig):
    """Concerns, notices and disputes."""

    name = "evenhand.cycle.concerns"
    label = "concerns"
    verbose_name = _("Concerns and formal levers")
