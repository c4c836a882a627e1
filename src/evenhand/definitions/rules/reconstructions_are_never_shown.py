"""What was wrong with the cards of the past is shown by an audit, and never by using them again."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "A reconstruction is archived, has no colour and no standard, and takes the place of nothing."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield reconstructions that could be shown, that hold anybody to anything, or that others derive from."""
    for entry in catalogue.framework_entries():
        one = entry.definition
        if one.purpose != "reconstruction":
            continue
        if one.status.state != "archived":
            message = f"it is a reconstruction and its state is {one.status.state}"
            yield Finding(entry, ("status", "state"), message, "Set state: archived; only an audit uses it")
        if one.band_rule != "none":
            message = "it is a reconstruction and its band_rule allows colours"
            yield Finding(entry, ("band_rule",), message, "Set band_rule: none; the old rule is the audit's")
        if one.supersedes is not None:
            message = "it is a reconstruction and supersedes a framework"
            yield Finding(entry, ("supersedes",), message, "Remove supersedes")
    for held in standards(catalogue):
        if held.entry.definition.purpose == "reconstruction":
            message = f"it is a reconstruction and {held.member.indicator} has a standard"
            yield Finding(held.entry, (*held.path, "standard"), message, "Remove the standard")
