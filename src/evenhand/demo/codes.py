"""Made-up codes. Each has the shape its publisher gives it, and none can be one that exists.

No practice code begins with Z, no network's code has a second letter, no commissioner's three characters begin with Z
and no board's with QZ or QB. The codes of the Office for National Statistics are far above the last one it has given.
Telephone numbers are those Ofcom sets aside for drama; postcodes begin with Z, as none does.
"""

from typing import Final

ENGLAND: Final = "E92000001"
NO_NETWORK: Final = ""
"""A practice in no network; each publisher writes that in its own way."""

MOST_AREAS: Final = 70
MOST_PRACTICES: Final = 7_000

_LETTERS_AND_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_POSTCODE_LETTERS: Final = "ABCDEFGHJKLMNOPRSTUWY"


def practice_code(number: int) -> str:
    """Return the code of a practice, the first having the number 0: Z80001."""
    return f"Z{80_001 + number:05d}"


def other_code(number: int) -> str:
    """Return the code of a prescriber that has no list of patients: Z90001."""
    return f"Z{90_001 + number:05d}"


def network_code(number: int) -> str:
    """Return the code of a primary care network: UZ0001."""
    return f"UZ{number + 1:04d}"


def commissioner_code(number: int) -> str:
    """Return the code of an area's commissioner: Z01."""
    return f"Z{number + 1:02d}"


def board_code(number: int) -> str:
    """Return the code of an area's integrated care board: QZA."""
    series = ("QZ", "QB")[number // len(_LETTERS_AND_DIGITS)]
    return series + _LETTERS_AND_DIGITS[number % len(_LETTERS_AND_DIGITS)]


def region_code(number: int) -> str:
    """Return the code of a region: Y90."""
    return f"Y9{number}"


def ons_code(kind: str, number: int) -> str:
    """Return a statistical code of a kind such as E38: E38990001."""
    return f"{kind}99{number + 1:04d}"


def place_code(number: int) -> str:
    """Return the code of a small area: E01900001."""
    return f"E019{number + 1:05d}"


def postcode_area(number: int) -> str:
    """Return the letters that an area's postcodes begin with: ZA."""
    return f"Z{_POSTCODE_LETTERS[number % len(_POSTCODE_LETTERS)]}"


def telephone(number: int) -> str:
    """Return one of the thousand numbers that are set aside for drama: 01632 960000."""
    return f"01632 960{number % 1_000:03d}"
