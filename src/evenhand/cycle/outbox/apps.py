"""The app of e-mail."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages, what became of them, and how often people want them."""

    name = "evenhand.cycle.outbox"
    label = "outbox"
    verbose_name = "E-mail"
