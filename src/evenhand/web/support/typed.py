"""What was typed into a form, as texts and days."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from evenhand.common.errors import InputError

LONGEST = 8000


def texts(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """Return the texts typed into fields, none longer than any of ours may be."""
    return {name: request.POST.get(name, "")[:LONGEST] for name in names}


def day(text: str, what: str) -> date:
    """Return a day typed as 2026-03-31; InputError naming the field for anything else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            _("{what}: this is no day").format(what=what),
            received=text,
            remedy=_("Give it as year, month and day, such as 2026-03-31"),
        ) from error
