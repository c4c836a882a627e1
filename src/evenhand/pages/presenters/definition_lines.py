"""An indicator's definition, line by line, in words."""

from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts, ngettext
from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.parts import MinimumBase, MinimumDenominator
from evenhand.definitions.vocabulary import MEANINGS, NAMES
from evenhand.pages.edition import Edition
from evenhand.pages.numbers import day_words

_CADENCES: Final = Texts(
    {"monthly": "monthly", "quarterly": "quarterly", "annual": "annual", "event": "event"}
)
"""How often there are new figures, in a word."""


@dataclass(frozen=True)
class DefinitionLine:
    """A line of the definition: its name, its words, and whether they are code."""

    name: str
    text: str
    is_code: bool = False


def definition_lines(edition: Edition, definition: IndicatorDefinition) -> tuple[DefinitionLine, ...]:
    """Return the lines of a definition, in reading order."""
    lines = [DefinitionLine(_("Counted (numerator)"), str(definition.numerator), True)]
    if definition.denominator is not None:
        lines.append(DefinitionLine(_("Out of (denominator)"), str(definition.denominator), True))
    if by := definition.standardisation:
        lines += [
            DefinitionLine(_("Expected from England's events by sex and age"), f"{by.events}.*", True),
            DefinitionLine(_("In its patients by sex and age"), f"{by.population}.*", True),
        ]
    lines += [
        DefinitionLine(_("Shown as"), definition.unit),
        DefinitionLine(_("Kind of figure"), _(MEANINGS["statistic"][definition.statistic])),
        DefinitionLine(_("What ties a practice to it"), _(MEANINGS["basis"][definition.basis])),
        DefinitionLine(_("Whose figure it is"), _(MEANINGS["level"][definition.level])),
        DefinitionLine(_("Practices"), definition.applicability.text),
    ]
    if definition.never_compared:
        lines.append(DefinitionLine(_("Never compared"), definition.never_compared))
    if least := definition.least:
        lines.append(DefinitionLine(_("Not compared with"), too_few(least)))
    reviewed = day_words(definition.reviewed_on)
    return (
        *lines,
        DefinitionLine(_("Small numbers"), definition.suppression.text),
        DefinitionLine(_("Source"), ", ".join(map(edition.source_title, definition.source))),
        *(DefinitionLine(_("Columns of the source"), one, True) for one in definition.source_columns),
        DefinitionLine(_("New figures"), _CADENCES[definition.cadence]),
        DefinitionLine(_("Shown, not judged after"), _months(definition.stale_after_months)),
        DefinitionLine(_("Written by"), definition.author),
        DefinitionLine(_("Reviewed by"), _("{name}, {day}").format(name=definition.reviewer, day=reviewed)),
        DefinitionLine(_("Next review"), day_words(definition.next_review)),
        DefinitionLine(_("Standing"), f"{_(NAMES[definition.status.state])}. {definition.status.reason}"),
    )


def too_few(least: MinimumDenominator | MinimumBase) -> str:
    """Return what is too few to be compared."""
    return _("fewer than {limit} {things}").format(limit=f"{least.value:,g}", things=least.of)


def _months(count: int) -> str:
    return ngettext("{count} month", "{count} months", count).format(count=count)
