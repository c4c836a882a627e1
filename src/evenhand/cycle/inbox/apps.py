"""The app of messages to LMCs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    """Messages of the cycle to local medical committees."""

    name = "evenhand.cycle.inbox"
    label = "inbox"
    verbose_name = _("Messages to LMCs")
