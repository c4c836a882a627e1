"""What is expected and what the gap is made of, in numbers that add up as they are printed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.explanation import is_unadjusted
from evenhand.pages.presenters.split import Parts
from evenhand.web.practice.adding_up import adding_up
from evenhand.web.practice.own import Own

PENCE = 2


@dataclass(frozen=True)
class StepLine:
    """A step: what it is, why or from what, by how much, and where that leads."""

    name: str
    why: str
    by: str
    leads_to: str


@dataclass(frozen=True)
class StepsView:
    """A sum written out from its start to its end."""

    start_name: str
    start: str
    lines: tuple[StepLine, ...]
    end_name: str
    end: str


def finer(form: NumberForm) -> NumberForm:
    """Return the form with one decimal more than a page prints, so that small parts are seen; pence are enough."""
    if form.symbol == "£" and form.decimals >= PENCE:
        return form
    return NumberForm(form.symbol, form.decimals + 1)


def present_expected(own: Own, definition: IndicatorDefinition, row: Row) -> StepsView | None:
    """Return how the expected value is made of the practice's circumstances; None where there is none to show."""
    edition = own.opened.edition
    model = own.opened.whole.models.get(definition.id)
    circumstances = own.evidence.circumstances(edition, definition.id)
    if model is None or row["expected"] is None or not circumstances or is_unadjusted(edition, row):
        return None
    form = finer(NumberForm.of(definition))
    parts = [one.contribution for one in circumstances]
    made = adding_up(form, row["expected"] - sum(parts), parts, row["expected"])
    lines = tuple(
        StepLine(
            one.title,
            _("%(here)s here, %(england)s in England") % {"here": one.here, "england": one.england},
            made.parts[place],
            made.running[place],
        )
        for place, one in enumerate(circumstances)
    )
    return StepsView(
        _("Expected of a practice in average circumstances"),
        made.start,
        lines,
        _("Expected of your practice"),
        made.end,
    )


def present_gap(definition: IndicatorDefinition, row: Row) -> StepsView | None:
    """Return the steps from England's value to the practice's; None where the gap was not split."""
    parts = Parts.of(row)
    if parts is None:
        return None
    made = adding_up(finer(NumberForm.of(definition)), row["england"], parts.sizes, row["value"])
    lines = tuple(
        StepLine(part.name, part.meaning, made.parts[place], made.running[place])
        for place, part in enumerate(words.PARTS.values())
    )
    return StepsView(_("England"), made.start, lines, _("Your practice"), made.end)
