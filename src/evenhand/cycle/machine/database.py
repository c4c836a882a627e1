"""What the database itself says where it refuses a row (see :mod:`evenhand.cycle.refusing`)."""

from typing import Final

from django.db import IntegrityError

_BY_TRIGGER: Final = "SQLITE_CONSTRAINT_TRIGGER"
_BY_FUNCTION: Final = "23000"
"""The code that the refusals on PostgreSQL are raised with; its own constraints have others."""


def sentence_of(error: IntegrityError) -> str | None:
    """Return the sentence of the safeguard that refused a row; None where it was another constraint."""
    cause = error.__cause__
    is_ours = (
        getattr(cause, "sqlite_errorname", "") == _BY_TRIGGER
        or getattr(cause, "sqlstate", "") == _BY_FUNCTION
    )
    return str(error).splitlines()[0] if is_ours else None
