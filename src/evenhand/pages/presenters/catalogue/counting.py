"""How an indicator is counted, in plain words: its expressions with each measure named as its source names it."""

from collections.abc import Callable
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.definitions.expression_tree import Measure, Node, Number, Operation
from evenhand.definitions.expressions import Expression
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.presenters.catalogue.lines import Line

_JOINED: Final = Texts(
    {
        "+": "{left} plus {right}",
        "-": "{left} less {right}",
        "*": "{left} times {right}",
        "/": "{left} divided by {right}",
    }
)

Named = Callable[[str], str]
"""What a measure is called, by its id."""


def counted_words(expression: Expression, named: Named) -> str:
    """Return an expression in words: measures by name, what belongs together in parentheses."""
    said = _words(expression.root, named)
    start = len(said) - len(said.lstrip("("))
    return said[:start] + said[start : start + 1].upper() + said[start + 1 :]


def _words(node: Node, named: Named) -> str:
    if isinstance(node, Number):
        return f"{node.value:,g}"
    if isinstance(node, Measure):
        return _inside(named(node.id))
    left, right = _part(node.left, node, named), _part(node.right, node, named)
    return _JOINED[node.operator].format(left=left, right=right)


def _part(node: Node, around: Operation, named: Named) -> str:
    said = _words(node, named)
    if not isinstance(node, Operation):
        return said
    sums = {"+", "-"}
    joins = node.operator in sums and around.operator in sums and node is around.left
    return said if joins or (node.operator == "/" and around.operator in sums) else f"({said})"


def _inside(phrase: str) -> str:
    """Return a name as it stands inside a sentence: a small letter first, unless it is an abbreviation's."""
    return phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() else phrase


def measure_name(edition: CatalogueEdition, measure_id: str, definition: IndicatorDefinition) -> str:
    """Return what a measure is called, with the part of a pattern it is; its id where no source here yields it."""
    facts = edition.measure(measure_id, definition.source)
    if facts is None:
        return measure_id
    said = _first_sentence(_(facts.meaning)) or _(facts.title)
    if "*" not in facts.id:
        return said
    return _("{measure} ({part})").format(measure=said, part=_which(facts.id, measure_id))


def _first_sentence(meaning: str) -> str:
    return meaning.partition(". ")[0].rstrip(".")


def _which(pattern: str, measure_id: str) -> str:
    """Return the part of a measure's id that its pattern leaves open, as people write it: ``AST003``, ``75 to 79``."""
    before, __, after = pattern.partition("*")
    part = measure_id.removeprefix(before).removesuffix(after)
    if part == "*":
        return _("each sex and age")
    low, __, high = part.partition("_")
    if low.isdigit() and high:
        said = _("{low} and over") if high == "over" else _("{low} to {high}")
        return said.format(low=low, high=high)
    return part.replace("_", " ")


def counting_lines(edition: CatalogueEdition, definition: IndicatorDefinition) -> tuple[Line, ...]:
    """Return how an indicator is counted, line by line."""

    def said(expression: Expression | None) -> str:
        if expression is None:
            return ""
        return counted_words(expression, lambda name: measure_name(edition, name, definition))

    counted = said(definition.numerator)
    interval = definition.published_interval
    return (
        Line.of(_("What is counted") if definition.is_quotient else _("What is shown"), counted),
        Line.of(_("Out of"), said(definition.denominator)),
        Line.of(_("Beside what would be expected"), _expected(definition)),
        Line.of(_("Put together"), _together(definition)),
        Line.of(_("How it spreads"), said(definition.spread)),
        Line.of(
            _("Its 95% limits"),
            _("Those of the publisher. {why}").format(why=interval.why) if interval else "",
        ),
    )


def _expected(definition: IndicatorDefinition) -> str:
    if definition.standardisation is None:
        return ""
    return _(
        "The number there would be if each sex and age of the patients here had as many as all of England's patients "
        "of that sex and age have"
    )


def _together(definition: IndicatorDefinition) -> str:
    if not definition.is_quotient:
        return ""
    if definition.standardisation is not None:
        return _("How many there were for every {number} that would be expected").format(
            number=f"{definition.multiplier:,g}"
        )
    if definition.unit_symbol == "%":
        return _("The first divided by the second, shown as a percentage")
    if definition.multiplier == 1:
        return _("The first divided by the second")
    return _("The first divided by the second, times {number}").format(number=f"{definition.multiplier:,g}")
