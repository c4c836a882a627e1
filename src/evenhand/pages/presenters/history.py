"""The history of a figure: a run chart where the series allows, else a small picture, and the numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.charts.sparkline import HistoryPoint, sparkline
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm, period_words
from evenhand.pages.presenters.run_chart import RunChartView, present_run_chart


@dataclass(frozen=True)
class HistoryRow:
    """One period in words; `signal` is what the run chart says of it, if there is one and it says something."""

    period: str
    value: str
    interval: str
    signal: str = ""


@dataclass(frozen=True)
class HistoryView:
    """Periods from oldest to latest, and their picture: a run chart or, with why there is none, a small line."""

    rows: tuple[HistoryRow, ...]
    chart: Markup | None
    run: RunChartView | None = None
    why_no_run: str = ""


def present_history(
    definition: IndicatorDefinition, earlier: Sequence[Row], latest: Row
) -> HistoryView | None:
    """Return the history of a figure, or None where there is no earlier period. `earlier` may be in any order."""
    by_period = {row["period_end"]: row for row in [*earlier, latest] if row["value"] is not None}
    if len(by_period) < 2 or latest["value"] is None:
        return None
    form = NumberForm.of(definition)
    rows = [by_period[end] for end in sorted(by_period)]
    run = present_run_chart(definition, rows, latest) if definition.is_compared else ""
    signals = run.signals if isinstance(run, RunChartView) else [""] * len(rows)
    shown = tuple(
        HistoryRow(
            period_words(row["period_start"], row["period_end"]),
            form.words(row["value"]),
            form.interval(row["lower95"], row["upper95"]),
            signal,
        )
        for row, signal in zip(rows, signals, strict=True)
    )
    if isinstance(run, RunChartView):
        return HistoryView(shown, None, run)
    return HistoryView(shown, _chart(definition, rows, shown, form), why_no_run=run)


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
    title = _("{title}: earlier periods").format(title=definition.title)
    return sparkline(points, form.words, title=title, description=f"{said}.")
