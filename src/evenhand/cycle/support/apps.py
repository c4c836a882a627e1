"""The app of support."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    """Offers of support, and what practices ask for."""

    name = "evenhand.cycle.support"
    label = "support"
    verbose_name = _("Support")
