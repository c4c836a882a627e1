"""What a definition must have before it is published: while it is open to comment its lack is a warning."""

from typing import Any

from evenhand.common.errors import Level
from evenhand.definitions.catalogue import Entry


def level_before_publishing(entry: Entry[Any]) -> Level | None:
    """Return how much it matters that something is lacking: an error once published, a warning in preview.

    None for what is being written or is kept for the record: nobody is shown it.
    """
    levels: dict[str, Level] = {"published": "error", "preview": "warning"}
    return levels.get(entry.definition.status.state)
