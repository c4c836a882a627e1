"""What a competitor could use is not shown in detail (safeguard R-19)."""

from collections.abc import Iterator

from evenhand.definitions.bands import BANDS, CAPACITY
from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.context import ContextDefinition
from evenhand.definitions.expressions import Expression
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.indicator import IndicatorDefinition

SENTENCE = (
    "What local returns tell of rooms, space and time leaves in bands, and nothing else is put in them."
)

_STRAND = "capacity"


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield figures of capacity that would leave in detail, bands that fit nothing, and contexts that would tell."""
    for entry in catalogue.indicator_entries():
        one = entry.definition
        if one.suppression.rule == "banded":
            yield from _bands(entry, one)
        elif (why := _needs_bands(one, given)) is not None:
            remedy = "Write rule: banded, with the bands its figures leave in"
            yield Finding(
                entry, ("suppression", "rule"), f"{why}, and would be shown in detail (R-19)", remedy
            )
        if one.suppression.rule != "banded" and one.suppression.bands is not None:
            message = "it names bands, and its rule is not banded"
            yield Finding(entry, ("suppression", "bands"), message, "Remove bands, or write rule: banded")
    for context in catalogue.context_entries():
        yield from _context(context)


def _needs_bands(one: IndicatorDefinition, given: Surroundings) -> str | None:
    """Return why a figure has to leave in bands; None where it need not."""
    told = [measure for part in _expressions(one) for measure in part.measures if measure in CAPACITY]
    if told:
        return f"it is made of {told[0]}"
    # An answer in words is the practice's own to patients: when it is open, which languages are spoken.
    of_return = next((source for source in one.source if source in given.returns), None)
    if one.strand == _STRAND and one.statistic != "fact" and of_return:
        return f"it is a figure of capacity from the return {of_return}"
    return None


def _expressions(one: IndicatorDefinition) -> Iterator[Expression]:
    yield one.numerator
    for part in (one.denominator, one.spread):
        if part is not None:
            yield part
    if one.minimum_base is not None:
        yield one.minimum_base.base
    if one.published_interval is not None:
        yield from (one.published_interval.lower, one.published_interval.upper)


def _bands(entry: Entry[IndicatorDefinition], one: IndicatorDefinition) -> Iterator[Finding]:
    path = ("suppression", "rule")
    if one.statistic == "fact" or one.level == "commissioner":
        message = "it is banded, and bands are for what is measured of practices"
        yield Finding(entry, path, message, "Take another rule")
    elif one.suppression.bands is None:
        yield Finding(entry, path, "it is banded and names no bands", f"Write bands: {', '.join(BANDS)}")
    elif BANDS[one.suppression.bands].banded == "numerator" and not one.numerator.is_one_measure:
        message = (
            f"the bands of {one.suppression.bands} are of one measure, and its numerator is made of several"
        )
        yield Finding(entry, ("suppression", "bands"), message, "Take bands of the value")


def _context(entry: Entry[ContextDefinition]) -> Iterator[Finding]:
    """Yield the measures of a context that cannot be put in a band before the context is made of them."""
    expression = entry.definition.expression
    for name in () if expression is None else expression.measures:
        if name in CAPACITY and CAPACITY[name] is None:
            message = f"it is made of {name}, which has no bands of its own, and would tell it (R-19)"
            yield Finding(entry, ("expression",), message, "Leave it out")
