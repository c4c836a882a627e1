"""An area's or England's own figure: pooled value and interval, with the indicator's context note."""

from dataclasses import dataclass

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses
from evenhand.pages.edition import Edition, Row
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, period_words, unit_words
from evenhand.pages.presenters.plotting import has_area_pages


@dataclass(frozen=True)
class AreaFigure:
    """A pooled figure. It cannot be made without its context note.

    `place` is what the area's practices share, with its 95% interval, once their circumstances are allowed for.
    """

    indicator: str
    question: str
    title: str
    unit: str
    value: str
    interval: str
    england: str
    period: str
    practices: str
    place: str
    note: ContextNote
    funnel: str | None


def present_area_figure(edition: Edition, definition: IndicatorDefinition, row: Row) -> AreaFigure:
    """Return the figure of one row of the areas table, England's beside it."""
    form = NumberForm.of(definition)
    england = edition.england_rows.get(definition.id)
    return AreaFigure(
        indicator=definition.id,
        question=definition.question,
        title=definition.title,
        unit=unit_words(definition.unit, definition.unit_symbol),
        value=form.words(row["value"]),
        interval=form.interval(row["lower95"], row["upper95"]),
        england=form.words(england["value"]) if england else "",
        period=period_words(row["period_start"], row["period_end"]),
        practices=f"{row['practices']:,}",
        place=_place(form, row),
        note=ContextNote(definition.context_note),
        funnel=addresses.funnel(definition.id, row["area"]) if has_area_pages(definition) else None,
    )


def _place(form: NumberForm, row: Row) -> str:
    if row["place_effect"] is None:
        return ""
    unit = " percentage points" if form.symbol == "%" else ""
    interval = f"{form.signed(row['place_lower'])} to {form.signed(row['place_upper'])}"
    unclear = row["place_lower"] <= 0 <= row["place_upper"]
    told = f"{form.signed(row['place_effect'])}{unit} (95% interval {interval})"
    return f"{told}, not told apart from none" if unclear else told
