"""How often what a return asks for is used, so that whoever is asked can see what comes of their work (R-25)."""

from collections.abc import Iterator
from dataclasses import dataclass

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.context import ContextDefinition
from evenhand.definitions.expressions import Expression
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.sources.reading.returns.template import Column, Template


@dataclass(frozen=True)
class Uses:
    """Titles of what a return, or one column of it, is used for.

    `frameworks` show at least one of the indicators; `checks` are columns whose numbers it is held against.
    """

    indicators: tuple[str, ...]
    circumstances: tuple[str, ...]
    frameworks: tuple[str, ...]
    checks: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether nothing at all would be lost if it were not asked for."""
        return not (self.indicators or self.circumstances or self.checks)

    @property
    def words(self) -> str:
        """The count of uses, as it is said to whoever is asked."""
        named = (
            (len(self.indicators), "indicator", "indicators"),
            (len(self.circumstances), "circumstance", "circumstances"),
            (len(self.checks), "check of another column", "checks of other columns"),
        )
        counted = [f"{count} {one if count == 1 else several}" for count, one, several in named if count]
        if not counted:
            return "not used"
        if not self.indicators:
            return ", ".join(counted)
        shown = len(self.frameworks)
        by = f"shown by {shown} framework{'s' * (shown != 1)}" if shown else "shown by no framework yet"
        return f"{', '.join(counted)}; {by}"


def uses_of_return(template: Template, catalogue: Catalogue) -> Uses:
    """Return what a whole return is used for."""
    return _uses([uses_of_column(template, column, catalogue) for column in template.columns])


def uses_of_column(template: Template, column: Column, catalogue: Catalogue) -> Uses:
    """Return what one column of a return is used for. Of a return in groups, any group of its measure counts."""
    indicators = [one for one in catalogue.indicators.values() if _reads(column, _measures_of_indicator(one))]
    circumstances = [
        one.title for one in catalogue.contexts.values() if _reads(column, _measures_of_context(one))
    ]
    ids = {one.id for one in indicators}
    frameworks = [
        one.title
        for one in catalogue.frameworks.values()
        if any(member.indicator in ids for strand in one.strands for member in strand.indicators)
    ]
    checks = [pair.part for pair in template.parts_of_wholes if pair.whole == column.header]
    return Uses(
        tuple(sorted(one.title for one in indicators)),
        tuple(sorted(circumstances)),
        tuple(sorted(frameworks)),
        tuple(checks),
    )


def _uses(parts: list[Uses]) -> Uses:
    def all_of(name: str) -> tuple[str, ...]:
        return tuple(sorted({title for part in parts for title in getattr(part, name)}))

    return Uses(all_of("indicators"), all_of("circumstances"), all_of("frameworks"))


def _reads(column: Column, measures: Iterator[str]) -> bool:
    return any(one == column.measure or one.startswith(f"{column.measure}.") for one in measures)


def _measures_of_indicator(one: IndicatorDefinition) -> Iterator[str]:
    parts: list[Expression | None] = [one.numerator, one.denominator, one.spread]
    if one.minimum_base is not None:
        parts.append(one.minimum_base.base)
    if one.published_interval is not None:
        parts += [one.published_interval.lower, one.published_interval.upper]
    for part in parts:
        if part is not None:
            yield from part.measures
    if one.standardisation is not None:
        yield from (one.standardisation.events, one.standardisation.population)


def _measures_of_context(one: ContextDefinition) -> Iterator[str]:
    if one.expression is not None:
        yield from one.expression.measures
    yield from (name for name in (one.place_measure, one.text_measure) if name is not None)
