"""The sides of practices' work that indicators look at, as they are named wherever a balance is shown."""

from collections.abc import Mapping
from typing import Final

PERSPECTIVE_NAMES: Final[Mapping[str, str]] = {
    "money": "Money",
    "activity": "Activity",
    "process": "Process",
    "outcome": "Outcome",
    "patient-voice": "Patients’ voice",
    "staff": "Staff and rooms",
}
"""In the order they are shown."""
