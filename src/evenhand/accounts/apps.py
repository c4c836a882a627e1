"""The app of people and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, organisations, roles and the audit."""

    name = "evenhand.accounts"
    label = "accounts"
    verbose_name = "Accounts"
