"""The app of challenges and replies."""

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    """Challenges, corrections and replies."""

    name = "evenhand.cycle.challenges"
    label = "challenges"
    verbose_name = "Challenges and replies"
