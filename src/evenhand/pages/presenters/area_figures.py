"""An area's or England's own figure: pooled value and interval, with the indicator's context note."""

from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, period_words, unit_words
from evenhand.pages.presenters.plotting import has_funnels


@dataclass(frozen=True)
class AreaFigure:
    """A pooled figure. It cannot be made without its context note.

    `practices` were pooled; empty where the figure was published for the area itself. `place` is what the area's
    practices share, with its 95% interval, once their circumstances are allowed for. `reason` is why the figure is
    shown and not judged, or why there is none.
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
    reason: str
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
        value=_value(form, row),
        interval=form.interval(row["lower95"], row["upper95"]),
        england=form.words(england["value"]) if england else "",
        period=period_words(row["period_start"], row["period_end"]),
        practices=f"{row['practices']:,}" if row["practices"] is not None else "",
        place=_place(form, row),
        reason=_(row["status_reason"]) if row["status_reason"] else "",
        note=ContextNote(definition.context_note),
        funnel=addresses.funnel(definition.id, row["area"]) if has_funnels(edition, definition) else None,
    )


def _value(form: NumberForm, row: Row) -> str:
    if row["value_text"]:
        return _(row["value_text"])
    if row["value"] is None and row["status"]:
        return words.STATUSES[row["status"]].label
    return form.words(row["value"])


def _place(form: NumberForm, row: Row) -> str:
    if row["place_effect"] is None:
        return ""
    if form.symbol == "%":
        told = _("{effect} percentage points (95% interval {lower} to {upper})")
    else:
        told = _("{effect} (95% interval {lower} to {upper})")
    effect, lower, upper = (form.signed(row[f"place_{one}"]) for one in ("effect", "lower", "upper"))
    told = told.format(effect=effect, lower=lower, upper=upper)
    unclear = row["place_lower"] <= 0 <= row["place_upper"]
    return _("{told}, not told apart from none").format(told=told) if unclear else told
