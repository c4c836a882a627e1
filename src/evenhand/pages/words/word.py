"""A word as it is shown: its label, what it means, and the sign beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SIGNS: Final[Mapping[str, str]] = {
    "similar": "●",
    "look": "▲",
    "explore": "◆",
    "fragile": "▨",
    "small": "○",
    "old": "○",
    "met": "✓",
    "unsure": "?",
    "not_met": "✗",
    "none": "–",
}
"""The sign beside a word, the same shapes as in the pictures, so that nothing is told by colour alone."""


@dataclass(frozen=True)
class Word:
    """A short label, the sentence that explains it, and the name of the sign drawn beside it."""

    label: str
    meaning: str
    sign: str

    @property
    def mark(self) -> str:
        """The sign itself."""
        return SIGNS[self.sign]
