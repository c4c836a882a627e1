"""How far an outcome can be relied on: whether other fair ways of looking agree, and what rank it could have."""

from dataclasses import dataclass
from typing import Final

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.presenters.fractions import ordinal, share_words
from evenhand.pages.words import Word

_WAYS: Final = (
    "beside England, its area or the practices most like it; allowing for circumstances and area or not; one period "
    "or two"
)


@dataclass(frozen=True)
class Steadiness:
    """`fragile` is None of an outcome that most ways of looking agree with; sentences are empty where none is due."""

    fragile: Word | None
    agreement: str
    rank: str


def steadiness(edition: Edition, definition: IndicatorDefinition, row: Row, area: str | None) -> Steadiness:
    """Return how steady one outcome is. `area` is the code of the practice's commissioner."""
    is_fragile = words.is_fragile(row["outcome"], row["robustness"])
    return Steadiness(
        fragile=words.FRAGILE if is_fragile else None,
        agreement=_agreement(row),
        rank=_rank(definition, row, edition.areas.get(area or "", "its area")),
    )


def _agreement(row: Row) -> str:
    if row["robustness"] is None or row["outcome"] is None:
        return ""
    share = share_words(row["robustness"]).capitalize()
    said = f"{share} of the fair ways of looking at it give this outcome"
    return f"{said} ({_WAYS})." if words.is_fragile(row["outcome"], row["robustness"]) else f"{said}."


def _rank(definition: IndicatorDefinition, row: Row, area: str) -> str:
    """Return the interval a rank lies in. A neutral figure has none: neither end of it is the better one."""
    if definition.polarity == "neutral" or row["outcome"] is None or row["rank_lower"] is None:
        return ""
    lower, upper, of = row["rank_lower"], row["rank_upper"], row["ranked_of"]
    among = f"{of:,.0f} practices of {area}"
    given = "Once its circumstances, its area and chance are set aside,"
    if lower <= 1 and upper >= of:
        return f"{given} it cannot be told apart from the other practices of {area}."
    where = (
        f"is about {ordinal(lower)}"
        if lower == upper
        else f"lies between {ordinal(lower)} and {ordinal(upper)}"
    )
    return f"{given} it {where} of the {among}, counted from the lowest value. The figures cannot say it more closely."
