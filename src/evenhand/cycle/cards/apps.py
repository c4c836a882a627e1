"""The app of crude cards."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CardsConfig(AppConfig):
    """Crude cards that were kept because somebody asked for it."""

    name = "evenhand.cycle.cards"
    label = "cards"
    verbose_name = _("Crude cards")
