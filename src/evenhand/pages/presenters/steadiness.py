"""How far an outcome can be relied on: whether other fair ways of looking agree, and what rank it could have."""

from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.presenters.fractions import ordinal, share_words
from evenhand.pages.words import Word


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
        rank=_rank(definition, row, edition.areas.get(area or "") or _("its area")),
    )


def _agreement(row: Row) -> str:
    if row["robustness"] is None or row["outcome"] is None:
        return ""
    share = share_words(row["robustness"]).capitalize()
    if not words.is_fragile(row["outcome"], row["robustness"]):
        return _("{share} of the fair ways of looking at it give this outcome.").format(share=share)
    return _(
        "{share} of the fair ways of looking at it give this outcome (beside England, its area or the practices most "
        "like it; allowing for circumstances and area or not; one period or two)."
    ).format(share=share)


def _rank(definition: IndicatorDefinition, row: Row, area: str) -> str:
    """Return the interval a rank lies in. A neutral figure has none: neither end of it is the better one."""
    if definition.polarity == "neutral" or row["outcome"] is None or row["rank_lower"] is None:
        return ""
    lower, upper, of = row["rank_lower"], row["rank_upper"], row["ranked_of"]
    if lower <= 1 and upper >= of:
        return _(
            "Once its circumstances, its area and chance are set aside, it cannot be told apart from the other "
            "practices of {area}."
        ).format(area=area)
    if lower == upper:
        return _(
            "Once its circumstances, its area and chance are set aside, it is about {rank} of the {count} practices of "
            "{area}, counted from the lowest value. The figures cannot say it more closely."
        ).format(rank=ordinal(lower), count=f"{of:,.0f}", area=area)
    return _(
        "Once its circumstances, its area and chance are set aside, it lies between {lower} and {upper} of the {count} "
        "practices of {area}, counted from the lowest value. The figures cannot say it more closely."
    ).format(lower=ordinal(lower), upper=ordinal(upper), count=f"{of:,.0f}", area=area)
