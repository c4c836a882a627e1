"""A framework shows something: strands of its own, or those that another leaves it."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.framework import Derivation, FrameworkDefinition

SENTENCE = (
    "A framework has strands, or is derived from one there is by leaving out what that has; never both."
)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield frameworks with nothing to show, with two beginnings, or derived from what is not there."""
    for entry in catalogue.framework_entries():
        derivation = entry.definition.derived_from
        if derivation is not None:
            yield from _derived(entry, derivation, catalogue)
        elif not entry.definition.strands:
            yield Finding(entry, ("strands",), "it has no strand", "Add strands, or derived_from")


def _derived(
    entry: Entry[FrameworkDefinition], derivation: Derivation, catalogue: Catalogue
) -> Iterator[Finding]:
    path, origin = ("derived_from", "framework"), catalogue.frameworks.get(derivation.framework)
    if ("strands",) in entry.lines:
        remedy = "Remove the strands: those of the framework it is derived from are taken over"
        yield Finding(entry, ("strands",), "it is derived and has strands of its own", remedy)
    if origin is None:
        if derivation.framework not in catalogue.unread:
            message = f"there is no framework {derivation.framework} to derive it from"
            yield Finding(entry, path, message, "Name one there is, or write strands")
        return
    if origin.derived_from is not None:
        remedy = f"Derive it from {origin.derived_from.framework} as well"
        yield Finding(entry, path, f"{origin.id} is itself derived from another", remedy)
        return
    held = {strand.id for strand in origin.strands}
    members = {member.indicator for strand in origin.strands for member in strand.indicators}
    left_out = (
        ("leaves_out_strands", derivation.leaves_out_strands, held),
        ("leaves_out_indicators", derivation.leaves_out_indicators, members),
    )
    for field, names, there in left_out:
        for index, name in enumerate(names):
            if name not in there:
                message = f"{origin.id} has no {name} to leave out"
                yield Finding(entry, ("derived_from", field, index), message, "Remove it or name one it has")
