"""A context is made in one way."""

from collections.abc import Iterator, Mapping

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A context has the fields its kind is made from, and none of another kind."

FIELDS: Mapping[str, frozenset[str]] = {
    "list_weighted_place_mean": frozenset({"place_measure"}),
    "list_weighted_place_share": frozenset({"place_measure"}),
    "expression": frozenset({"expression"}),
    "text_share": frozenset({"text_measure", "equals"}),
}
_ALL = frozenset().union(*FIELDS.values())


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield contexts that lack a field of their kind or have one of another."""
    for entry in catalogue.context_entries():
        kind = entry.definition.kind
        for name in sorted(_ALL):
            present, wanted = getattr(entry.definition, name) is not None, name in FIELDS[kind]
            if wanted and not present:
                yield Finding(entry, ("kind",), f"a context of kind {kind} has no {name}", f"Add {name}")
            if present and not wanted:
                message = f"a context of kind {kind} has {name}"
                yield Finding(entry, (name,), message, f"Remove {name}, or change the kind")
