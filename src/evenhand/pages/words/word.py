"""A word as it is shown: its label, what it means, and the sign beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import gettext as _

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
    """A short label, the sentence that explains it, and the name of the sign drawn beside it.

    It is written in English; `label` and `meaning` are in the language of whoever reads them.
    """

    written_label: str
    written_meaning: str
    sign: str

    @property
    def label(self) -> str:
        """The short label."""
        return _(self.written_label)

    @property
    def meaning(self) -> str:
        """The sentence that explains it."""
        return _(self.written_meaning)

    @property
    def mark(self) -> str:
        """The sign itself."""
        return SIGNS[self.sign]
