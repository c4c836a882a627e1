"""What can be fairly compared with nothing is shown by itself, and says why."""

import re
from collections.abc import Iterator
from typing import Final

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.indicator import IndicatorDefinition

SENTENCE = (
    "An indicator whose texts say that it is never compared has never_compared with the reason, and is then neutral, "
    "without covariates and nobody's balancing pair."
)

SAID: Final = re.compile(r"\bnever (be )?compared\b|\bcannot be compared between practices\b", re.IGNORECASE)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield what says so and is compared, and what is not compared and has what only a comparison needs."""
    for entry in catalogue.indicator_entries():
        one = entry.definition
        if one.never_compared is None:
            yield from _said_only(entry)
            continue
        if one.statistic == "fact":
            message = "a fact is never compared anyway"
            yield Finding(entry, ("never_compared",), message, "Remove never_compared")
        if one.polarity != "neutral":
            message = f"it is never compared and {one.polarity} is better"
            yield Finding(entry, ("polarity",), message, "Make it neutral, or compare it")
        if one.covariates:
            remedy = "Remove case_mix or covariates: nothing is allowed for"
            yield Finding(entry, ("covariates",), "it is never compared and has covariates", remedy)
        for other in catalogue.indicator_entries():
            if other.definition.balancing_pair == one.id:
                message = f"its balancing pair {one.id} is never compared"
                yield Finding(other, ("balancing_pair",), message, "Name a pair that can be compared")


def _said_only(entry: Entry[IndicatorDefinition]) -> Iterator[Finding]:
    one = entry.definition
    if one.level != "practice" or one.statistic == "fact":
        return
    for field, texts in (("context_note", (one.context_note,)), ("caveats", one.caveats)):
        if any(SAID.search(text) for text in texts):
            remedy = "Add never_compared with the reason, or take the sentence out"
            yield Finding(entry, (field,), f"{field} says that it is never compared, and it is", remedy)
