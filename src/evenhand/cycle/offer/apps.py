"""The app of what practices offer."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfferConfig(AppConfig):
    """What a practice offers its patients."""

    name = "evenhand.cycle.offer"
    label = "offer"
    verbose_name = _("What practices offer")
