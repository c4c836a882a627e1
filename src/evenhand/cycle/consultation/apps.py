"""The app of frameworks and their consultation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationConfig(AppConfig):
    """Versions of frameworks, comments and answers, sign-offs."""

    name = "evenhand.cycle.consultation"
    label = "consultation"
    verbose_name = _("Consultation")
