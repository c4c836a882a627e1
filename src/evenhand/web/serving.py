"""The releases of this installation, opened once a process."""

from functools import cache

from django.conf import settings

from evenhand.publication.installed import Opened, Shelf
from evenhand.web.faults import NothingShown


@cache
def shelf() -> Shelf:
    """Return the shelf of this installation."""
    return Shelf(settings.DATA, settings.PRODUCT_NAME)


def opened_release() -> Opened:
    """Return the release shown; NothingShown, which is a page of its own, before there is one."""
    opened = shelf().current()
    if opened is None:
        raise NothingShown
    return opened
