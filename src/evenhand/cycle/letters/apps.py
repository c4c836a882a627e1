"""The app of letters."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters and what is kept of them."""

    name = "evenhand.cycle.letters"
    label = "letters"
    verbose_name = "Letters"
