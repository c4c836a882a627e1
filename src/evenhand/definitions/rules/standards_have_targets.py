"""A standard says what it is, and being above or below others is none (safeguard R-02); no standard says nothing."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import Held, members

SENTENCE = (
    "A minimum or developmental standard has a target, or of a fact in words the answer that meets it; "
    "where there is no standard there is none of these and no clause."
)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield standards without a target, and targets or clauses without a standard."""
    for held in members(catalogue):
        standard, name = held.standard, held.member.indicator
        path = (*held.path, "standard")
        aims = [aim for aim in (standard.target, standard.answer) if aim is not None]
        if standard.kind == "none" and (aims or standard.clause is not None):
            message = f"{name} has a target or a clause and no standard"
            yield Finding(held.entry, path, message, "Say kind: minimum or developmental, or remove them")
        if standard.kind != "none" and not aims:
            message = f"the {standard.kind} standard of {name} has no target"
            yield Finding(held.entry, path, message, "Add target, in the indicator's own unit")
        if standard.kind != "none" and standard.answer is not None:
            yield from _answered(held)


def _answered(held: Held) -> Iterator[Finding]:
    name, path = held.member.indicator, (*held.path, "standard")
    if held.standard.target is not None:
        message = f"the standard of {name} has a target and an answer"
        yield Finding(held.entry, path, message, "Keep target for a number, answer for a fact in words")
    elif held.indicator is not None and held.indicator.statistic != "fact":
        message = f"the standard of {name} has an answer and {name} is a {held.indicator.statistic}"
        yield Finding(held.entry, path, message, "Give target instead; only a fact is answered in words")
