"""The app of agreements."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Agreements, their objectives with every version, and signatures."""

    name = "evenhand.cycle.agreements"
    label = "agreements"
    verbose_name = _("Agreements")

    def ready(self) -> None:
        """Say to reviews and letters how the year's objectives are asked for."""
        from evenhand.cycle.agreements.for_reviews import objectives_for_review
        from evenhand.cycle.reviews.beside import objectives_come_from

        objectives_come_from(objectives_for_review)
