"""The history of a figure: a small picture and, beside it, the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.charts.sparkline import HistoryPoint, sparkline
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm, period_words


@dataclass(frozen=True)
class HistoryRow:
    """One period in words."""

    period: str
    value: str
    interval: str


@dataclass(frozen=True)
class HistoryView:
    """Periods from oldest to latest, and their picture."""

    rows: tuple[HistoryRow, ...]
    chart: Markup


def present_history(
    definition: IndicatorDefinition, earlier: Sequence[Row], latest: Row
) -> HistoryView | None:
    """Return the history of a figure, or None where there is no earlier period. `earlier` may be in any order."""
    by_period = {row["period_end"]: row for row in [*earlier, latest] if row["value"] is not None}
    if len(by_period) < 2 or latest["value"] is None:
        return None
    form = NumberForm.of(definition)
    rows = [by_period[end] for end in sorted(by_period)]
    shown = tuple(
        HistoryRow(
            period_words(row["period_start"], row["period_end"]),
            form.words(row["value"]),
            form.interval(row["lower95"], row["upper95"]),
        )
        for row in rows
    )
    return HistoryView(shown, _chart(definition, rows, shown, form))


def _chart(
    definition: IndicatorDefinition, rows: Sequence[Row], shown: tuple[HistoryRow, ...], form: NumberForm
) -> Markup:
    points = [
        HistoryPoint(
            words.period, row["value"], None if row["lower95"] is None else (row["lower95"], row["upper95"])
        )
        for row, words in zip(rows, shown, strict=True)
    ]
    said = "; ".join(f"{words.period}: {words.value}" for words in shown)
    return sparkline(points, form.words, title=f"{definition.title}: earlier periods", description=f"{said}.")
