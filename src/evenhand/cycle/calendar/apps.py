"""The app of the cycle's year."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """The year as each commissioner has it."""

    name = "evenhand.cycle.calendar"
    label = "calendar"
    verbose_name = "Calendar"
