"""What could not be done, told so that it cannot be misread: a condition that does not hold is called one."""

from django.utils.translation import gettext as _

from evenhand.common.errors import InputError
from evenhand.cycle.machine import Refused
from evenhand.web.refusals import in_words


def problem_of(error: InputError) -> str:
    """Return what a page says of an error; of a step that is refused, what has to hold first."""
    if isinstance(error, Refused) and error.broken:
        return _("This has to hold first: %(conditions)s") % {"conditions": in_words(error)}
    return in_words(error)
