"""Which practices are compared: read from the address, with what could not be taken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from evenhand.pages.edition import Row
from evenhand.pages.names import name_words

MOST: Final = 4
"""More columns than this cannot be read side by side, on a phone least of all."""
_MOST_READ: Final = 40
_LONGEST_SHOWN: Final = 12


@dataclass(frozen=True)
class Chosen:
    """The practices chosen, by name and then code, and a sentence for each thing that could not be taken."""

    practices: tuple[Row, ...]
    problems: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(row["code"] for row in self.practices)

    @property
    def is_full(self) -> bool:
        """Whether no other can be added."""
        return len(self.practices) >= MOST


def chosen(asked: Sequence[str], practices: Mapping[str, Row]) -> Chosen:
    """Return the practices whose codes are asked for: the first four, each once."""
    codes = dict.fromkeys(code.strip().upper() for code in asked[:_MOST_READ] if code.strip())
    known = [code for code in codes if code in practices]
    taken = sorted(
        (practices[code] for code in known[:MOST]),
        key=lambda row: (name_words(row["name"]).casefold(), row["code"]),
    )
    unknown = [code for code in codes if code not in practices]
    return Chosen(tuple(taken), tuple(_problems(unknown, [practices[code] for code in known[MOST:]])))


def _problems(unknown: Sequence[str], left_out: Iterable[Row]) -> list[str]:
    found = []
    if unknown:
        shown = ", ".join(_shown(code) for code in unknown[:3])
        found.append(
            _("There is no practice with the code %(codes)s. Look for it by its name or town.")
            % {"codes": shown}
        )
    names = ", ".join(f"{name_words(row['name'])} ({row['code']})" for row in left_out)
    if names:
        found.append(
            _("Up to four practices are compared. Left out: %(names)s. Remove one to add another.")
            % {"names": names}
        )
    return found


def _shown(code: str) -> str:
    printable = "".join(letter for letter in code if letter.isprintable())
    return printable if len(printable) <= _LONGEST_SHOWN else f"{printable[:_LONGEST_SHOWN]}…"


def address_of(codes: Iterable[str], page: str = "/compare/") -> str:
    """Return the address at which some practices are compared."""
    query = urlencode([("p", code) for code in codes])
    return f"{page}?{query}" if query else page
