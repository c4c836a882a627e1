"""Which figures are drawn among an area's practices, decided once: no link leads to a point that is not there."""

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Edition, Row

_LONGEST_SIZE = 44


def has_area_pages(definition: IndicatorDefinition) -> bool:
    """Say whether an indicator is shown area by area. What is never compared, a fact among it, is not."""
    return definition.is_compared or definition.level == "commissioner"


def is_of_practices(edition: Edition, definition: IndicatorDefinition) -> bool:
    """Say whether practices' own figures are shown: not the commissioner's, nor where areas alone are published."""
    return definition.level == "practice" and edition.framework.publication_level == "practice"


def has_funnels(edition: Edition, definition: IndicatorDefinition) -> bool:
    """Say whether an indicator has a page of each area's practices."""
    return is_of_practices(edition, definition) and has_area_pages(definition)


def is_plotted(definition: IndicatorDefinition, row: Row) -> bool:
    """Say whether a result has a point in its area's funnel: a value and a size, of a practice that is compared at all.

    The figures of a closed practice, or of one the indicator is not used for, are kept on its own page only.
    """
    return (
        has_area_pages(definition)
        and row["value"] is not None
        and row["denominator"] is not None
        and row["status"] != "not_applicable"
    )


def is_listed(edition: Edition, area: str | None) -> bool:
    """Say whether an area has pages."""
    return area is not None and area in edition.areas


def size_words(definition: IndicatorDefinition) -> str:
    """Return what the denominator counts, short enough for an axis."""
    words = counted_briefly(definition)
    return f"{words[:1].upper()}{words[1:]}" if words else _("Denominator")


def counted_briefly(definition: IndicatorDefinition) -> str:
    """Return what the denominator counts in a few words; "" where its definition has none or more than a few."""
    least = definition.minimum_denominator
    words = least.of.split(",")[0] if least else ""
    return words if len(words) <= _LONGEST_SIZE else ""
