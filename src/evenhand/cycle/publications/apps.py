"""The app of the publication gate."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Previews and publications of releases."""

    name = "evenhand.cycle.publications"
    label = "publications"
    verbose_name = "Publications"
