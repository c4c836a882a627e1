"""The app of reviews."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews of practices."""

    name = "evenhand.cycle.reviews"
    label = "reviews"
    verbose_name = "Reviews"
