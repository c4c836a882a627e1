"""An indicator's definition, line by line, in words."""

from dataclasses import dataclass

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages.edition import Edition
from evenhand.pages.numbers import day_words, fewer_than


@dataclass(frozen=True)
class DefinitionLine:
    """A line of the definition: its name, its words, and whether they are code."""

    name: str
    text: str
    is_code: bool = False


def definition_lines(edition: Edition, definition: IndicatorDefinition) -> tuple[DefinitionLine, ...]:
    """Return the lines of a definition, in reading order."""
    lines = [DefinitionLine("Counted (numerator)", str(definition.numerator), True)]
    if definition.denominator is not None:
        lines.append(DefinitionLine("Out of (denominator)", str(definition.denominator), True))
    if by := definition.standardisation:
        lines += [
            DefinitionLine("Expected from England's events by sex and age", f"{by.events}.*", True),
            DefinitionLine("In its patients by sex and age", f"{by.population}.*", True),
        ]
    lines += [
        DefinitionLine("Shown as", definition.unit),
        DefinitionLine("Kind of figure", MEANINGS["statistic"][definition.statistic]),
        DefinitionLine("What ties a practice to it", MEANINGS["basis"][definition.basis]),
        DefinitionLine("Whose figure it is", MEANINGS["level"][definition.level]),
        DefinitionLine("Practices", definition.applicability.text),
    ]
    if definition.never_compared:
        lines.append(DefinitionLine("Never compared", definition.never_compared))
    if least := definition.least:
        lines.append(DefinitionLine("Not compared with", f"{fewer_than(least.value)} {least.of}"))
    return (
        *lines,
        DefinitionLine("Small numbers", definition.suppression.text),
        DefinitionLine("Source", ", ".join(map(edition.source_title, definition.source))),
        *(DefinitionLine("Columns of the source", one, True) for one in definition.source_columns),
        DefinitionLine("New figures", definition.cadence),
        DefinitionLine("Shown, not judged after", f"{definition.stale_after_months} months"),
        DefinitionLine("Written by", definition.author),
        DefinitionLine("Reviewed by", f"{definition.reviewer}, {day_words(definition.reviewed_on)}"),
        DefinitionLine("Next review", day_words(definition.next_review)),
        DefinitionLine(
            "Standing",
            f"{definition.status.state.replace('_', ' ').capitalize()}. {definition.status.reason}",
        ),
    )
