"""The app of requests to join a practice."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    """Requests to join a practice."""

    name = "evenhand.cycle.registration"
    label = "registration"
    verbose_name = _("Requests to join")
