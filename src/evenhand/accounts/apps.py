"""The app of people and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, organisations, roles and the audit."""

    name = "evenhand.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Note from the first sign-in on when sessions begin."""
        from evenhand.accounts import sessions  # noqa: F401 - its receiver of signals is connected by being imported
