"""The app of pages and forms."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages and forms of every audience."""

    name = "evenhand.web"
    label = "web"
    verbose_name = "Web"
