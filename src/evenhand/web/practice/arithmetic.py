"""The arithmetic of a figure, written out: which measures, which numbers, and what comes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.assessment.tracing import Trace
from evenhand.definitions.expression_tree import Measure, Node, Number, Operation
from evenhand.definitions.expressions import Expression
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm, count_words

_SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})


@dataclass(frozen=True)
class Line:
    """A step: its name, how it is defined (code), the numbers in it, and what comes of it."""

    name: str
    defined: str
    numbers: str
    result: str


def present_arithmetic(definition: IndicatorDefinition, row: Row, traced: Trace | None) -> tuple[Line, ...]:
    """Return the steps from measures to the value. Without a trace the measures' own numbers are not known."""
    values = {one.measure: one.value for one in traced.rows} if traced else {}
    return tuple(_lines(definition, row, values))


def _lines(definition: IndicatorDefinition, row: Row, values: Mapping[str, float | None]) -> Iterator[Line]:
    if definition.statistic == "fact" and row["value"] is None:
        yield Line(_("What is said"), str(definition.numerator), "", row["value_text"] or _("nothing"))
        return
    counted = _("Counted") if definition.is_quotient else _("The figure")
    yield _expression(counted, definition.numerator, values, row["numerator"])
    if definition.denominator is not None:
        yield _expression(_("Out of, or for each of"), definition.denominator, values, row["denominator"])
    elif definition.standardisation is not None:
        name = _("Expected of patients of these ages and sexes")
        yield Line(name, f"{definition.standardisation.population}.*", "", count_words(row["denominator"]))
    if definition.is_quotient and row["value"] is not None:
        form = NumberForm.of(definition)
        numbers = f"{count_words(row['numerator'])} ÷ {count_words(row['denominator'])}"
        times = "" if definition.multiplier == 1 else f" × {count_words(definition.multiplier)}"
        yield Line(_("Value"), "", numbers + times, form.words(row["value"]))


def _expression(
    name: str, expression: Expression, values: Mapping[str, float | None], result: float | None
) -> Line:
    numbers = ""
    if not expression.is_one_measure and all(values.get(one) is not None for one in expression.measures):
        numbers = str(_with_numbers(expression.root, values)).translate(_SIGNS)
    return Line(name, str(expression).translate(_SIGNS), numbers, count_words(result))


def _with_numbers(node: Node, values: Mapping[str, float | None]) -> Node:
    """Return an expression whose measures are the numbers they stand for, as printed."""
    if isinstance(node, Operation):
        return Operation(node.operator, _with_numbers(node.left, values), _with_numbers(node.right, values))
    return node if isinstance(node, Number) else Measure(count_words(values[node.id]))
