"""A figure that improves while its balancing pair gets worse is told of, on both, and only then."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from evenhand.assessment.balancing import balancing_caveats
from evenhand.common.periods import Period
from evenhand.definitions import IndicatorDefinition
from evenhand.definitions.parts import Annotation
from evenhand.definitions.wording import banned_words_in
from evenhand.release.schemas import HISTORY, RESULTS
from support.indicators import indicator

BEFORE, NOW = Period.financial_year(2020), Period.financial_year(2021)
UP, DOWN, SAME = (50.0, 100.0, 80.0, 100.0), (80.0, 100.0, 50.0, 100.0), (50.0, 100.0, 52.0, 100.0)
TEN_UP = (5.0, 1000.0, 30.0, 1000.0)


def target(statistic: str = "proportion", **changes: Any) -> IndicatorDefinition:
    note = {
        "annotations": (),
        "balancing_pair": "pair",
        "balancing_note": "The one costs the other",
        "balancing_harm": None,
    }
    return indicator(statistic, **{"id": "target", "title": "The target", **note, **changes})


def pair(statistic: str = "proportion", **changes: Any) -> IndicatorDefinition:
    return indicator(
        statistic, **{"id": "pair", "title": "Its pair", "balancing_pair": None, "annotations": (), **changes}
    )


def row(figure: tuple[float | None, float | None], period: Period, **others: Any) -> dict[str, Any]:
    numerator, denominator = figure
    return {
        "practice": "Z00001",
        "period_start": period.start,
        "period_end": period.end,
        "numerator": numerator,
        "denominator": denominator,
        **others,
    }


def told(
    of_target: tuple[float | None, ...],
    of_pair: tuple[float | None, ...],
    *definitions: IndicatorDefinition,
    before: Period = BEFORE,
    pairs_before: Period | None = None,
    status: str = "ok",
    **others: Any,
) -> list[Any]:
    """Return the caveats of one practice, whose target and pair went from figures 0 and 1 to figures 2 and 3."""
    latest, earlier = [], []
    for name, figures, start in (("target", of_target, before), ("pair", of_pair, pairs_before or before)):
        latest.append(row(figures[2:], NOW, indicator=name, status=status, **others))
        earlier.append(row(figures[:2], start, indicator=name, **others))
    both = definitions or (target(), pair())
    return balancing_caveats(
        {one.id: one for one in both},
        pl.DataFrame(latest, schema=RESULTS),
        pl.DataFrame(earlier, schema=HISTORY),
    )


def test_both_figures_are_told_of_and_a_payment_is_held() -> None:
    on_target, on_pair = told(UP, DOWN)
    assert (on_target["practice"], on_target["indicator"]) == ("Z00001", "target")
    assert (on_pair["practice"], on_pair["indicator"]) == ("Z00001", "pair")
    assert on_target["caveat"] == (
        "This improved by more than chance from 2020/21 to 2021/22, while “Its pair” fell by more than chance. "
        "The one costs the other. A payment on this figure is held for review"
    )
    assert on_pair["caveat"] == (
        "This fell by more than chance from 2020/21 to 2021/22, while “The target” improved by more than chance; the "
        "two are read together. A payment on “The target” is held for review"
    )
    assert not banned_words_in(on_target["caveat"] + on_pair["caveat"])


@pytest.mark.parametrize(
    ("of_target", "of_pair"), [(UP, SAME), (SAME, DOWN), (UP, UP), (DOWN, DOWN), (DOWN, UP)]
)
def test_both_must_move_beyond_chance_and_each_the_telling_way(
    of_target: tuple[float, ...], of_pair: tuple[float, ...]
) -> None:
    assert told(of_target, of_pair) == []


def test_a_lower_target_improves_downwards_and_a_lower_pair_is_harmed_upwards() -> None:
    lower = target(polarity="lower"), pair(polarity="lower")
    assert len(told(DOWN, UP, *lower)) == 2
    assert told(UP, DOWN, *lower) == []


@pytest.mark.parametrize(("harm", "of_pair"), [("higher", UP), ("lower", DOWN)])
def test_a_neutral_pair_is_harmed_the_way_the_definition_says(harm: str, of_pair: tuple[float, ...]) -> None:
    both = target(balancing_harm=harm), pair(polarity="neutral")
    assert len(told(UP, of_pair, *both)) == 2
    assert told(UP, DOWN if of_pair is UP else UP, *both) == []


def test_a_neutral_target_cannot_improve() -> None:
    assert told(UP, DOWN, target(polarity="neutral"), pair()) == []


def test_a_rate_moves_by_its_events() -> None:
    assert len(told(TEN_UP, DOWN, target("rate"), pair())) == 2
    assert told((5.0, 1000.0, 8.0, 1000.0), DOWN, target("rate"), pair()) == []


def test_a_mean_moves_by_its_published_limits() -> None:
    figures = {"value": 5.0, "lower95": 4.9, "upper95": 5.1}
    moved = {"value": 6.0, "lower95": 5.9, "upper95": 6.1}
    results = pl.DataFrame(
        [
            row((1, 1), NOW, indicator="target", status="ok", **moved),
            row(DOWN[2:], NOW, indicator="pair", status="ok"),
        ],
        schema=RESULTS,
    )
    history = pl.DataFrame(
        [row((1, 1), BEFORE, indicator="target", **figures), row(DOWN[:2], BEFORE, indicator="pair")],
        schema=HISTORY,
    )
    both = {"target": target("mean"), "pair": pair()}
    assert len(balancing_caveats(both, results, history)) == 2


@pytest.mark.parametrize("statistic", ["ratio", "score"])
def test_what_has_no_sampling_interval_says_nothing(statistic: str) -> None:
    assert told(UP, DOWN, target(statistic), pair(), value=3.0) == []


@pytest.mark.parametrize(
    "periods",
    [
        {"before": Period(date(2019, 4, 1), date(2021, 3, 31))},
        {"before": Period(date(2020, 10, 1), date(2021, 9, 30))},
        {"pairs_before": Period.financial_year(2019)},
    ],
)
def test_periods_of_another_length_overlapping_or_not_shared_are_not_compared(
    periods: dict[str, Period],
) -> None:
    assert told(UP, DOWN, **periods) == []


def test_the_last_comparable_period_is_taken_although_a_year_is_missing() -> None:
    assert len(told(UP, DOWN, before=Period.financial_year(2018))) == 2


def test_a_missing_figure_says_nothing() -> None:
    assert told((None, None, 80.0, 100.0), DOWN) == []
    assert told(UP, (80.0, 100.0, None, None)) == []


@pytest.mark.parametrize(
    ("status", "number"), [("no_fair_comparator", 2), ("stale", 0), ("not_applicable", 0)]
)
def test_a_practice_is_set_beside_itself_where_its_figure_is_current(status: str, number: int) -> None:
    assert len(told(UP, DOWN, status=status)) == number


@pytest.mark.parametrize(
    ("day", "number"), [(date(2021, 5, 1), 0), (date(2020, 4, 1), 2), (date(2022, 4, 1), 2)]
)
def test_nothing_is_said_across_a_change_in_how_figures_read(day: date, number: int) -> None:
    changed = pair(annotations=(Annotation(on=day, text="The coding changed"),))
    assert len(told(UP, DOWN, target(), changed)) == number


def test_without_the_pair_in_the_framework_nothing_is_said() -> None:
    assert told(UP, DOWN, target()) == []


def test_without_history_nothing_is_said() -> None:
    both = {"target": target(), "pair": pair()}
    assert balancing_caveats(both, pl.DataFrame(schema=RESULTS), pl.DataFrame(schema=HISTORY)) == []
