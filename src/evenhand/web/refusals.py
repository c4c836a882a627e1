"""What cannot be done, in the language of whoever asked; the record keeps it in English, as it was written."""

from django.utils.translation import gettext as _

from evenhand.common.errors import InputError
from evenhand.cycle.machine import Refused


def in_words(fault: InputError) -> str:
    """Return an error's message: what is wrong and where, what was received, and what to do."""
    parts = [f"{fault.where}: {_what(fault)}" if fault.where else _what(fault)]
    if fault.received is not None:
        parts.append(_("Received: {received}.").format(received=repr(fault.received)))
    if fault.remedy:
        parts.append(f"{_(fault.remedy)}.")
    return " ".join(parts)


def _what(fault: InputError) -> str:
    if isinstance(fault, Refused) and fault.broken:
        return " ".join(f"{_(guard.sentence).rstrip('.')} ({guard.rule})." for guard in fault.broken)
    what = _(fault.what)
    return what if what.endswith(".") else f"{what}."
