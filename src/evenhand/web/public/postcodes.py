"""Postcodes as people type them."""

import re
from dataclasses import dataclass
from typing import Final

_WHOLE = re.compile(r"^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})$")
_OUTWARD = re.compile(r"^[A-Z]{1,2}[0-9][0-9A-Z]?$")
_BEGUN = re.compile(r"^([A-Z]{1,2}[0-9][0-9A-Z]?) ([0-9][A-Z]?|[A-Z]+)$")
_NOT_LETTERS: Final = str.maketrans("OISBZG", "015826")
"""Letters that are typed for digits, and the digits they stand for."""
LONGEST: Final = 10


@dataclass(frozen=True)
class Postcode:
    """A postcode, or its first half alone: `district` is SW1A and `whole` SW1A 1AA, empty for a half."""

    district: str
    whole: str = ""

    @property
    def key(self) -> str:
        """The whole postcode without its space, as the file of postcodes has it."""
        return self.whole.replace(" ", "")

    @property
    def said(self) -> str:
        """As people write it."""
        return self.whole or self.district


def postcode_of(typed: str) -> Postcode | None:
    """Return the postcode somebody typed, an O for a 0 mended; None for what is none.

    One that is not finished is read as its first half.
    """
    said = " ".join(typed.upper().split())
    squeezed = said.replace(" ", "")
    if not squeezed or len(squeezed) > LONGEST or not re.fullmatch(r"[A-Z0-9]+", squeezed):
        return None
    found = _WHOLE.match(squeezed) or _WHOLE.match(_mended(squeezed))
    if found:
        return Postcode(found[1], f"{found[1]} {found[2]}")
    if _OUTWARD.match(said):
        return Postcode(said)
    begun = _BEGUN.match(said)
    return Postcode(begun[1]) if begun else None


def _mended(squeezed: str) -> str:
    """Return what was typed with a digit where the second half of a postcode begins."""
    if len(squeezed) < 5:
        return squeezed
    return squeezed[:-3] + squeezed[-3].translate(_NOT_LETTERS) + squeezed[-2:]


def key_of(postcode: str | None) -> str:
    """Return a postcode of a register as the file of postcodes has it."""
    return "".join((postcode or "").upper().split())
