"""Nobody signs up by themselves: an account comes with an invitation."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import redirect


class InvitedOnly(DefaultAccountAdapter):
    """Close sign-up. People are made by accepting an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that it is not."""
        return False


class InvitedOnlyElsewhere(DefaultSocialAccountAdapter):
    """Let an organisation's own sign-in in for people we know by their verified address, and for nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Say that it is not: who is not known, or not by a verified address, is told to ask for an invitation."""
        raise ImmediateHttpResponse(redirect("sign_in_elsewhere_failed"))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **what: Any) -> None:
        """Say that the organisation's sign-in did not work, without its words: they may hold anything."""
        raise ImmediateHttpResponse(redirect("sign_in_elsewhere_failed"))
