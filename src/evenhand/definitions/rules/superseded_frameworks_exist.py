"""What takes the place of another names it."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A framework supersedes another framework there is, and began after it."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield frameworks that supersede themselves, one that is not there, or one that began later."""
    for entry in catalogue.framework_entries():
        name, path = entry.definition.supersedes, ("supersedes",)
        if name is None or name in catalogue.unread:
            continue
        earlier = catalogue.frameworks.get(name)
        if earlier is None:
            yield Finding(
                entry, path, f"there is no framework {name}", "Name one there is, or remove supersedes"
            )
        elif earlier.active_from >= entry.definition.active_from:
            message = (
                f"it is active from {entry.definition.active_from} and {name} from {earlier.active_from}"
            )
            yield Finding(entry, path, message, "Name the earlier framework, or correct active_from")
