"""A figure over time: the run chart where the series allows, its two signs with words, and the quiet sentence else."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import date
from typing import Any

import numpy as np
import pytest

from evenhand.common.periods import Period, months_after
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.wording import banned_words_in
from evenhand.pages.charts.icons import assurance_icon, variation_icon
from evenhand.pages.charts.run_chart import RunPicture, RunPoint, run_chart
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.history import HistoryView, present_history
from evenhand.pages.presenters.run_chart import RunChartView
from evenhand.pages.presenters.run_chart_series import short_period
from evenhand.pages.words import run_charts as words
from evenhand.statistics.spc import Assurance, Signal
from support.made_release import indicator

number = NumberForm("%", 1).words
STEADY = [0.50, 0.52, 0.50, 0.48] * 4


def monthly(indicator_id: str, statistic: str, **changes: Any) -> IndicatorDefinition:
    return indicator(indicator_id, statistic, cadence="monthly", **changes)


def rows_of(values: list[float], **changes: Any) -> list[dict[str, Any]]:
    """Return a row a month from January 2020 on, of 1,000 patients each."""
    return [
        {
            "period_start": (day := months_after(date(2020, 1, 31), place)),
            "period_end": day,
            "value": value,
            "numerator": round(value * 1000),
            "denominator": 1000.0,
            "lower95": None,
            "upper95": None,
            "status": "ok",
            "standard_target": None,
            **changes,
        }
        for place, value in enumerate(values)
    ]


def history_of(
    values: list[float], statistic: str = "proportion", polarity: str = "higher", **changes: Any
) -> HistoryView:
    definition = monthly("asthma-review", statistic, polarity=polarity, unit_symbol="%")
    return history_with(definition, rows_of(values, **changes))


def history_with(definition: IndicatorDefinition, rows: list[dict[str, Any]]) -> HistoryView:
    found = present_history(definition, rows[:-1], rows[-1])
    assert found is not None
    return found


def run_of(*given: Any, **changes: Any) -> RunChartView:
    found = history_of(*given, **changes).run
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("statistic", "kind"),
    [("proportion", "p′"), ("rate", "u′"), ("ratio", "XmR"), ("mean", "XmR"), ("score", "XmR")],
)
def test_the_chart_follows_the_statistic_and_says_so(statistic: str, kind: str) -> None:
    spread = {"spread": "made.mean.spread"} if statistic == "mean" else {}
    definition = monthly("one", statistic, **spread)
    weeks = [
        {
            **row,
            "period_start": (day := date.fromordinal(date(2021, 1, 4).toordinal() + 7 * place)),
            "period_end": day,
        }
        for place, row in enumerate(rows_of(STEADY))
    ]
    run = history_with(definition, weeks).run

    assert run is not None
    assert f"{kind} chart" in run.kind
    assert f">{kind} chart; mean" in run.picture


def test_a_proportion_without_counts_or_with_impossible_ones_is_drawn_by_its_values() -> None:
    assert "XmR" in run_of(STEADY, numerator=None).kind
    assert "XmR" in run_of(STEADY, numerator=2000.0).kind


def test_a_rate_is_drawn_in_its_own_unit() -> None:
    definition = monthly(
        "visits", "rate", multiplier=1000, unit="visits for every 1,000 patients each working day"
    )
    rows = rows_of(STEADY)
    for row in rows:
        row["period_start"] = row["period_end"].replace(day=1)
        row["value"] *= 1000
    run = history_with(definition, rows).run

    assert run is not None
    assert "mean 500.0" in run.picture


def test_monthly_activity_is_not_drawn_unless_divided_by_working_days() -> None:
    definition = monthly("visits", "rate", multiplier=1000)
    rows = rows_of(STEADY)
    for row in rows:
        row["period_start"] = row["period_end"].replace(day=1)

    assert "working days" in history_with(definition, rows).why_no_run


def test_the_parameters_are_printed_on_the_chart() -> None:
    letters = " ".join(re.findall(r">([^<]+)</text>", run_of(STEADY).picture))

    parts = "p′ chart; mean 50.0%; σz ; 16 points, all used; trend 7, shift 7; 2 in 3 inclusive; not screened"
    assert "last limits" not in letters
    for said in parts.split("; "):
        assert said in letters


@pytest.mark.parametrize(
    ("polarity", "last", "label"),
    [
        ("higher", 0.9, "Improvement: above the upper limit"),
        ("higher", 0.1, "Concern: below the lower limit"),
        ("lower", 0.9, "Concern: above the upper limit"),
        ("lower", 0.1, "Improvement: below the lower limit"),
        ("neutral", 0.9, "Change: above the upper limit"),
        ("neutral", 0.1, "Change: below the lower limit"),
        ("higher", 0.5, "Common cause"),
    ],
)
def test_better_and_worse_are_said_only_where_one_way_is_good(polarity: str, last: float, label: str) -> None:
    run = run_of([*STEADY, last], polarity=polarity)

    assert run.variation.label == label
    if polarity == "neutral":
        assert not re.search(
            r"improve|concern|the better|the worse", run.variation.meaning.lower() + run.picture
        )


def test_a_figure_that_is_not_judged_says_neither_better_nor_worse() -> None:
    run = run_of([*STEADY, 0.9], status="too_small", standard_target=0.4)

    assert run.variation.label.startswith("Change")
    assert run.assurance.label == "No standard is set"


@pytest.mark.parametrize(
    ("target", "label"),
    [
        (None, "No standard is set"),
        (0.2, "Meets the standard every time"),
        (0.8, "Does not meet the standard"),
        (0.51, "Sometimes meets the standard"),
    ],
)
def test_assurance_is_said_in_kind_words(target: float | None, label: str) -> None:
    run = run_of(STEADY, standard_target=target)

    assert run.assurance.label == label
    assert ("eh-standard" in run.picture) == (target is not None)


def test_the_table_says_what_the_chart_says_of_each_period() -> None:
    history = history_of([*STEADY, 0.58])

    assert history.chart is None
    assert [row.signal for row in history.rows] == [*[""] * 16, "above the upper limit"]
    assert "Special causes: May 2021 above the upper limit." in str(history.run and history.run.picture)


def test_too_few_periods_keep_the_small_line_and_one_sentence() -> None:
    history = history_of(STEADY[:6])

    assert history.run is None
    assert history.chart is not None
    assert history.why_no_run == (
        "No run chart is drawn: it takes at least 13 periods of the same kind, and there are 6."
    )


def test_a_fact_is_neither_charted_nor_explained_away() -> None:
    history = history_of(STEADY, "fact", "neutral")

    assert (history.run, history.why_no_run) == (None, "")
    assert history.chart is not None


def test_a_chart_begins_where_the_figures_last_changed_their_meaning() -> None:
    days = {"2019-01-01": "First", "2020-03-01": "Then", "2030-01-01": "Later"}
    changes = [{"on": day, "text": text} for day, text in days.items()]
    definition = monthly("asthma-review", "proportion", annotations=changes)
    history = history_with(definition, rows_of(STEADY))

    assert history.run is not None
    assert history.run.since.startswith("It begins with Mar 2020")
    assert len(history.run.signals) == len(history.rows) == 16
    assert "14 points" in history.run.picture


def test_a_change_that_leaves_too_few_periods_refuses_the_chart() -> None:
    definition = monthly("asthma-review", "proportion", annotations=[{"on": "2021-01-01", "text": "Changed"}])
    assert "there are 4" in history_with(definition, rows_of(STEADY)).why_no_run


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period.month(2021, 4), "Apr 2021"),
        (Period.day(date(2021, 4, 30)), "Apr 2021"),
        (Period.day(date(2021, 4, 5)), "5 Apr 21"),
        (Period(date(2021, 4, 5), date(2021, 4, 11)), "11 Apr 21"),
        (Period(date(2021, 4, 1), date(2021, 6, 30)), "to Jun 2021"),
        (Period.financial_year(2021), "2021/22"),
    ],
)
def test_an_axis_names_periods_shortly(period: Period, name: str) -> None:
    assert short_period(period.start, period.end) == name


def picture(standard: float | None = None) -> str:
    levels = [(0.5, 0, "common"), (0.9, 1, "improvement"), (0.1, -1, "concern"), (0.9, 1, "change")]
    points = [RunPoint(f"P<{value}", value, 0.3, 0.5, 0.7, side, kind) for value, side, kind in levels]
    shown = RunPicture(points, standard, ["XmR chart", "mean 50.0%"])
    return run_chart(shown, number, title="Title & more", description="Said")


def test_a_run_chart_is_an_image_with_a_title_a_description_and_escaped_words() -> None:
    root = ElementTree.fromstring(picture())

    assert root.get("role") == "img"
    assert [(one.tag, one.text) for one in root[:2]] == [("title", "Title & more"), ("desc", "Said")]
    assert "P&lt;0.5" in picture()


def test_special_causes_differ_from_common_cause_in_shape_and_point_their_way() -> None:
    marks = [one for one in ElementTree.fromstring(picture()) if "eh-mark" in (one.get("class") or "")]

    assert [one.tag for one in marks] == ["circle", "path", "path", "path"]
    heights = [[float(y) for y in re.findall(r"(?<=[ ])[\d.]+", one.get("d") or "")] for one in marks[1:]]
    assert [tip < base for tip, base in heights] == [True, False, True]


def test_limits_that_move_are_drawn_in_steps() -> None:
    points = [RunPoint(str(place), 0.5, 0.3 - 0.1 * (place > 1), 0.5, 0.7, 0, "common") for place in range(4)]
    drawn = run_chart(RunPicture(points, None, ["p′ chart"]), number, title="t", description="d")

    process = re.search(r'eh-process" d="([^"]*)"', drawn)
    assert process is not None
    assert process[1].count("V") == 1


def test_a_run_chart_of_three_years_is_small() -> None:
    values = np.random.default_rng(1).normal(0.5, 0.02, 36).round(3).tolist()
    assert len(run_of(values).picture) < 5_000


def test_every_icon_is_passed_over_by_a_screen_reader_and_differs_from_the_others() -> None:
    sides = {"common": (0,), "improvement": (1, -1), "concern": (1, -1), "change": (1, -1)}
    icons = [variation_icon(kind, side) for kind, found in sides.items() for side in found]
    icons += [assurance_icon(one, higher_is_better=True) for one in Assurance]

    assert len(set(icons)) == len(icons) == 11
    assert all('aria-hidden="true"' in icon for icon in icons)
    assert assurance_icon("pass", higher_is_better=True) != assurance_icon("pass", higher_is_better=False)


def test_every_signal_variation_and_assurance_has_its_words() -> None:
    assert {rule for rule, _ in words.SIGNALS} == set(Signal)
    assert set(words.ASSURANCES) == set(Assurance)
    told = [*words.VARIATIONS.values(), *words.ASSURANCES.values()]
    assert not any(banned_words_in(f"{word.label} {word.meaning}") for word in told)


def test_months_of_what_comes_out_once_a_year_are_not_drawn() -> None:
    assert (
        "every 12 months"
        in history_with(indicator("asthma-review", "proportion"), rows_of(STEADY)).why_no_run
    )
