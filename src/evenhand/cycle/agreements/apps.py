"""The app of agreements."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Agreements, their objectives with every version, and signatures."""

    name = "evenhand.cycle.agreements"
    label = "agreements"
    verbose_name = _("Agreements")
