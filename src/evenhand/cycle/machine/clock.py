"""Moves that nobody makes: a deadline that passed, a figure that was corrected."""

from dataclasses import dataclass
from typing import Final

from evenhand.accounts.viewer import Viewer

CLOCK: Final = "clock"
"""The role of what happens by itself. Nobody holds it, so nobody can ask for such a move."""


@dataclass(frozen=True)
class Clock(Viewer):
    """Who moves what moves by itself."""

    @property
    def role(self) -> str:
        """Return that it is the clock."""
        return CLOCK
