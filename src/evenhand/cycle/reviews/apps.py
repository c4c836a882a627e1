"""The app of reviews."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews of practices."""

    name = "evenhand.cycle.reviews"
    label = "reviews"
    verbose_name = "Reviews"

    def ready(self) -> None:
        """Say how support is asked for."""
        from evenhand.cycle.reviews.beside import support_comes_from
        from evenhand.cycle.reviews.promised import support_promised

        support_comes_from(support_promised)
