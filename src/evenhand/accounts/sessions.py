"""A session ends some hours after signing in, whatever was done meanwhile; Django's own end moves with each change."""

import time
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

SIGNED_IN_AT: Final = "signed_in_at"
"""The key of the session that holds when it began, in seconds since 1970."""


@receiver(user_logged_in)
def note_time(request: HttpRequest | None, **_: Any) -> None:
    """Note when somebody signed in."""
    if request is not None:
        request.session[SIGNED_IN_AT] = int(time.time())


def has_ended(request: HttpRequest) -> bool:
    """Whether the hours of a session are over, or nobody knows when it began."""
    began = request.session.get(SIGNED_IN_AT, 0)
    return bool(time.time() - began >= settings.SESSION_COOKIE_AGE)
