"""The app of practices' tasks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """What a practice has to look at, with dates."""

    name = "evenhand.cycle.tasks"
    label = "tasks"
    verbose_name = _("Tasks of practices")
