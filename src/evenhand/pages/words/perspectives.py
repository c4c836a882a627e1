"""The sides of practices' work that indicators look at, as they are named wherever a balance is shown."""

from collections.abc import Mapping
from typing import Final

from evenhand.common.language import Texts

PERSPECTIVE_NAMES: Final[Mapping[str, str]] = Texts(
    {
        "money": "Money",
        "activity": "Activity",
        "process": "Process",
        "outcome": "Outcome",
        "patient-voice": "Patients’ voice",
        "staff": "Staff and rooms",
    }
)
"""In the order they are shown."""
