"""What a rule of releases yields."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Told:
    """What figures show of a definition: its id, the field it is about, what was seen and what to do."""

    definition: str
    field: str
    message: str
    remedy: str
