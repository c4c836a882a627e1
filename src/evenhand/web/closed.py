"""Addresses of allauth's that are closed here: an account is made, and its address kept, by invitation alone.

Somebody who could give themselves another address would be taken for whoever has it at their organisation's sign-in.
"""

from typing import Final, NoReturn

from django.http import HttpRequest
from django.urls import path

from evenhand.web.faults import nowhere


def closed(request: HttpRequest, **_: str) -> NoReturn:
    """Say that there is no such page."""
    nowhere()


CLOSED: Final = {
    "account_signup": "signup/",
    "account_email": "email/",
    "account_email_verification_sent": "confirm-email/",
    "account_confirm_email": "confirm-email/<str:key>/",
    "account_confirm_login_code": "login/code/confirm/",
    "account_request_reauthentication_code": "reauthenticate/code/",
    "account_confirm_reauthentication_code": "reauthenticate/code/confirm/",
    "socialaccount_signup": "3rdparty/signup/",
    "socialaccount_connections": "3rdparty/",
}
"""By the names allauth's templates know them by: they stay, so that its pages can be laid out."""

urlpatterns = [path(f"sign-in/{address}", closed, name=name) for name, address in CLOSED.items()]
