"""A figure's history as a run chart, where the series allows; else the sentence that says why not.

The chart follows the statistic: a proportion is drawn as p′ and a rate as u′, where counts were published, and
everything else as XmR. A figure that is not judged (too few patients, under challenge) is drawn with neither way good.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import Polarity
from evenhand.pages.charts.icons import assurance_icon, variation_icon
from evenhand.pages.charts.run_chart import RunPicture, RunPoint, run_chart
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.run_chart_series import refusal_of, short_period, since_last_change
from evenhand.pages.words import run_charts as words
from evenhand.statistics.spc import (
    Assurance,
    RunChart,
    RunRules,
    assurance,
    p_prime_chart,
    u_prime_chart,
    xmr_chart,
)

_COUNTED: Mapping[str, Callable[[list[float], list[float]], RunChart]] = {
    "proportion": p_prime_chart,
    "rate": u_prime_chart,
}
"""The charts of statistics whose counts are published."""


@dataclass(frozen=True)
class Sign:
    """One of the two icons, with its words."""

    icon: Markup
    label: str
    meaning: str


@dataclass(frozen=True)
class RunChartView:
    """A run chart as it is shown: the picture, its two signs, how it was made, and what is said of each period."""

    picture: Markup
    variation: Sign
    assurance: Sign
    kind: str
    since: str
    signals: tuple[str, ...]


def present_run_chart(
    definition: IndicatorDefinition, rows: Sequence[Row], latest: Row
) -> RunChartView | str:
    """Return the run chart of `rows`, from the oldest to `latest`, or the sentence that says why there is none."""
    drawn = since_last_change(definition, rows)
    spans = tuple((row["period_start"], row["period_end"]) for row in drawn)
    refused = refusal_of(definition, spans)
    if refused:
        return refused
    chart, factor = _chart(definition, drawn)
    judged: Polarity = definition.polarity if latest["status"] == "ok" else "neutral"
    points = _points(chart, factor, spans, judged)
    return _view(definition, rows, points, chart, factor, latest["standard_target"], judged)


def _chart(definition: IndicatorDefinition, rows: Sequence[Row]) -> tuple[RunChart, float]:
    """Return the chart for the statistic, and what its figures are multiplied by to be in the indicator's unit."""
    numerators, denominators = ([row[name] for row in rows] for name in ("numerator", "denominator"))
    if definition.statistic in _COUNTED and None not in numerators and None not in denominators:
        chart = _COUNTED[definition.statistic](numerators, denominators)
        # Counts that cannot be (more counted than there were) leave no limits; the values stand all the same.
        if np.isfinite(chart.limits.upper).all():
            return chart, definition.multiplier
    return xmr_chart([row["value"] for row in rows]), 1.0


def _points(
    chart: RunChart, factor: float, spans: Sequence[tuple[date, date]], judged: Polarity
) -> tuple[RunPoint, ...]:
    limits = chart.limits
    columns = (chart.values, limits.lower, limits.centre, limits.upper)
    figures = np.stack([column[0] * factor for column in columns], axis=1).tolist()
    sides = chart.side[0].tolist()
    return tuple(
        RunPoint(short_period(*span), value, lower, mean, upper, side, words.variation_of(side, judged))
        for span, (value, lower, mean, upper), side in zip(spans, figures, sides, strict=True)
    )


def _view(
    definition: IndicatorDefinition,
    rows: Sequence[Row],
    points: tuple[RunPoint, ...],
    chart: RunChart,
    factor: float,
    standard: float | None,
    judged: Polarity,
) -> RunChartView:
    form = NumberForm.of(definition)
    said = list(zip(chart.signal[0].tolist(), chart.side[0].tolist(), strict=True))
    signals = [words.signal_words(*one) for one in said]
    picture = run_chart(
        RunPicture(points, standard, _parameters(chart, form, points)),
        form.on_axis,
        title=_("{title}: run chart").format(title=definition.title),
        description=_description(form, points, signals, standard),
    )
    last = points[-1]
    before = len(rows) - len(points)
    return RunChartView(
        picture=picture,
        variation=Sign(
            variation_icon(last.variation, last.side),
            words.variation_label(last.variation, *said[-1]),
            words.VARIATIONS[last.variation].meaning,
        ),
        assurance=_assurance(chart, factor, standard, judged),
        kind=words.CHART_KINDS[chart.kind],
        since=_("It begins with {period}: something changed then in how the figure is made.").format(
            period=points[0].period
        )
        if before
        else "",
        signals=(*[""] * before, *signals),
    )


def _assurance(chart: RunChart, factor: float, standard: float | None, judged: Polarity) -> Sign:
    better = None if judged == "neutral" else judged
    said: str = assurance(chart, np.nan if standard is None else standard / factor, better)[0]
    word = words.ASSURANCES[Assurance(said)]
    return Sign(assurance_icon(said, higher_is_better=judged == "higher"), word.label, word.meaning)


def _parameters(chart: RunChart, form: NumberForm, points: Sequence[RunPoint]) -> list[str]:
    """Return what the chart was made with, as it is printed on it."""
    last = points[-1]
    limits = form.interval(last.lower, last.upper)
    moves = len({(point.lower, point.upper) for point in points}) > 1
    widened = [] if chart.kind == "xmr" else [f"σz {chart.sigma_z[0, -1]:.2f}"]
    return [
        words.CHART_NAMES[chart.kind],
        _("mean {value}").format(value=form.words(last.mean)),
        (_("last limits {interval}") if moves else _("limits {interval}")).format(interval=limits),
        *widened,
        *_rules(chart.rules, len(points)),
    ]


def _rules(rules: RunRules, points: int) -> tuple[str, ...]:
    """Return how many points the limits come from, and the rules by which points stand out."""
    used, fixed = rules.fix_after, ngettext("{count} point, all used", "{count} points, all used", points)
    if used is not None:
        fixed = ngettext("limits fixed after {count} point", "limits fixed after {count} points", used)
    runs = (
        _("trend {trend}, shift {shift}, 2 in 3 inclusive")
        if rules.inclusive
        else _("trend {trend}, shift {shift}, 2 in 3 exclusive")
    )
    return (
        fixed.format(count=points if used is None else used),
        runs.format(trend=rules.trend, shift=rules.shift),
        _("moving ranges screened") if rules.screened else _("moving ranges not screened"),
    )


def _description(
    form: NumberForm, points: Sequence[RunPoint], signals: Sequence[str], standard: float | None
) -> str:
    last = points[-1]
    found = [f"{point.period} {said}" for point, said in zip(points, signals, strict=True) if said]
    parts = [
        ngettext(
            "{count} figure from {first} to {last}", "{count} figures from {first} to {last}", len(points)
        ).format(count=len(points), first=points[0].period, last=last.period),
        _("Mean {mean}, process limits {limits}").format(
            mean=form.words(last.mean), limits=form.interval(last.lower, last.upper)
        ),
        *([] if standard is None else [_("Standard {value}").format(value=form.words(standard))]),
        _("Special causes: {causes}").format(causes="; ".join(found)) if found else _("No special cause"),
    ]
    return ". ".join(parts) + "."
