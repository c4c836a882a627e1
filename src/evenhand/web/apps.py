"""The app of pages and forms."""

from django.apps import AppConfig
from django.utils import translation

from evenhand.common import language


class WebConfig(AppConfig):
    """Pages and forms of every audience."""

    name = "evenhand.web"
    label = "web"
    verbose_name = "Web"

    def ready(self) -> None:
        """Have the pages of figures, which know nothing of requests, say their texts in the reader's language."""
        language.translate_by(_translator)


def _translator() -> language.Translator | None:
    # Asked for every text of a page, and mostly for English, in which they are written.
    return None if (translation.get_language() or "en").startswith("en") else translation
