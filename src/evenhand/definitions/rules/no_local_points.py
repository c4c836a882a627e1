"""Points and thresholds belong to the national scheme, or to a local enhanced service signed (safeguard R-16)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "Points are only the national scheme's; a payment's standard beyond it cites the signed agreement."

_OF_THE_SCHEME = frozenset({"incentive", "commissioner"})
_POINTS = ".points"


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators that count points of no national scheme, and payments' standards without an agreement."""
    for entry in catalogue.indicator_entries():
        points = [measure for measure in entry.definition.numerator.measures if measure.endswith(_POINTS)]
        if points and entry.definition.basis not in _OF_THE_SCHEME:
            message = f"it counts points ({points[0]}) and its basis is {entry.definition.basis} (R-16)"
            remedy = (
                "Count what was done for patients instead, or set basis: incentive if the scheme is national"
            )
            yield Finding(entry, ("numerator",), message, remedy)
    for held in standards(catalogue):
        if held.entry.definition.purpose != "payment" or held.standard.kind != "developmental":
            continue
        if (
            held.indicator is not None
            and held.indicator.basis not in _OF_THE_SCHEME
            and not held.standard.clause
        ):
            message = f"a payment has a threshold on {held.member.indicator} and cites no agreement (R-16)"
            remedy = "Add clause: the signed local enhanced service, or remove the standard"
            yield Finding(held.entry, (*held.path, "standard"), message, remedy)
