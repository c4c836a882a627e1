"""The app of consents to be named."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    """Who may be named for learning, and questions between practices."""

    name = "evenhand.cycle.consent"
    label = "consent"
    verbose_name = _("Learning from each other")
