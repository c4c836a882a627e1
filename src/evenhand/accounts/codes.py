"""Codes from an app are guessed against one person: their failures count together, from wherever they are tried."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm

ACTION = "code_failed"
"""What the limit is called in the settings (ACCOUNT_RATE_LIMITS)."""


class _Counted:
    """Looks at no further code of a person after so many that were wrong.

    The lock-out of passwords counts a place's failures: whoever has the password already could try from many places.
    A person's own failures shut out nobody who does not have their password.
    """

    user: Any

    def clean_code(self) -> str:
        """Return a code that is right; ValidationError where it is wrong, or too many were."""
        whose = str(self.user.pk)
        if not ratelimit.consume(context.request, action=ACTION, key=whose):
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()  # type: ignore[misc]
        ratelimit.clear(context.request, action=ACTION, key=whose)
        return code


class Code(_Counted, AuthenticateForm):
    """The code that is asked for after the password."""


class CodeAgain(_Counted, ReauthenticateForm):
    """The code that is asked for once more before something about signing in is changed."""
