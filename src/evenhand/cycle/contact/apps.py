"""The app of notes of contact."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Notes of contact between a commissioner and its practices."""

    name = "evenhand.cycle.contact"
    label = "contact"
    verbose_name = _("Notes of contact")
