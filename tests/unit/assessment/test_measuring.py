"""From observations to numerators and denominators: periods, alignment, states."""

from datetime import date

import polars as pl

from evenhand.assessment.measuring import measure
from evenhand.common.periods import Period
from evenhand.definitions import Expression
from evenhand.definitions.parts import MinimumBase
from support.indicators import indicator
from support.small_england import AS_OF, YEAR, observations

LAST_YEAR = Period.financial_year(2020)


def known(*tables: pl.DataFrame) -> pl.DataFrame:
    return pl.concat(tables).with_columns(edition=pl.lit("edition-1"))


def test_a_figure_is_made_of_its_measures():
    rows = known(observations("made.count", {"Z00001": 30}), observations("made.base", {"Z00001": 40}))
    latest = measure(indicator(), rows, AS_OF).latest.row(0, named=True)
    assert (latest["numerator"], latest["denominator"], latest["state"]) == (30, 40, "observed")
    assert latest["source_editions"] == "edition-1"


def test_a_score_carries_how_many_it_rests_on():
    least = MinimumBase(base=Expression.parse("made.base / 2"), value=50, of="people who answered")
    rows = known(observations("made.count", {"Z00001": 30}), observations("made.base", {"Z00001": 40}))
    latest = measure(indicator("score", minimum_base=least), rows, AS_OF).latest.row(0, named=True)
    assert (latest["numerator"], latest["denominator"], latest["base"]) == (30, None, 20)


def test_zero_is_a_figure_and_missing_is_not():
    rows = known(
        observations("made.count", {"Z00001": 0, "Z00002": None, "Z00003": "*"}),
        observations("made.base", {"Z00001": 40, "Z00002": 40, "Z00003": 40}),
    )
    latest = measure(indicator(), rows, AS_OF).latest
    assert latest["state"].to_list() == ["observed", "missing", "suppressed"]
    assert latest["numerator"].to_list() == [0, None, None]


def test_a_practice_without_a_denominator_row_is_missing():
    counts = observations("made.count", {"Z00001": 3, "Z00002": 5})
    rows = known(counts, observations("made.base", {"Z00002": 40}))
    assert measure(indicator(), rows, AS_OF).latest["state"].to_list() == ["missing", "observed"]


def test_a_period_that_is_not_out_yet_waits():
    rows = known(
        *[
            observations(name, {"Z00001": 4}, period)
            for name in ("made.count", "made.base")
            for period in (YEAR, LAST_YEAR)
        ]
    )
    found = measure(indicator(), rows, date(2022, 9, 30))
    assert found.period == LAST_YEAR
    assert found.earlier.is_empty()
    later = measure(indicator(), rows, date(2022, 10, 31))
    assert later.period == YEAR
    assert later.earlier["period_end"].to_list() == [LAST_YEAR.end]


def test_a_year_that_few_have_filed_is_not_englands_latest():
    everyone = {f"Z0000{number}": 4.0 for number in range(1, 6)}
    rows = known(
        *[observations(name, everyone, LAST_YEAR) for name in ("made.count", "made.base")],
        *[observations(name, {"Z00001": 4}, YEAR) for name in ("made.count", "made.base")],
    )
    found = measure(indicator(), rows, AS_OF)
    assert found.period == LAST_YEAR
    assert "Only 1 practices have a figure for 2021/22 so far" in found.caveats[0]


def test_an_event_is_each_practices_own_latest():
    definition = indicator("fact", cadence="event", available_after_months=0)
    rows = known(
        observations("made.count", {"Z00001": "Good", "Z00002": "Good"}, Period.calendar_year(2016)),
        observations("made.count", {"Z00001": "Outstanding"}, Period.calendar_year(2021)),
    )
    found = measure(definition, rows, AS_OF)
    assert found.period is None
    assert found.latest["value_text"].to_list() == ["Outstanding", "Good"]
    assert found.earlier["practice"].to_list() == ["Z00001"]


def test_another_sources_measure_comes_from_the_nearest_period_and_says_so():
    definition = indicator("ratio", align_within_months=12)
    rows = known(
        observations("made.count", {"Z00001": 8}, Period.calendar_year(2021)),
        observations("made.base", {"Z00001": 4}, YEAR),
        observations("made.base", {"Z00001": 5}, LAST_YEAR),
    )
    found = measure(definition, rows, AS_OF)
    assert found.latest["denominator"].to_list() == [4]
    assert found.caveats == ("For 2021, made.base was taken from 2021/22, the nearest period there is",)


def test_months_that_take_the_same_year_are_told_in_one_sentence():
    definition = indicator("ratio", align_within_months=12)
    months = [Period.month(2021, number) for number in (10, 11, 12)]
    rows = known(
        *(observations("made.count", {"Z00001": 8}, month) for month in months),
        observations("made.base", {"Z00001": 4}, YEAR),
    )
    found = measure(definition, rows, AS_OF)
    assert found.caveats == (
        "For October 2021 to December 2021, made.base was taken from 2021/22, the nearest period there is",
    )


def test_a_period_too_far_off_is_missing_rather_than_borrowed():
    definition = indicator("ratio", align_within_months=2)
    rows = known(
        observations("made.count", {"Z00001": 8}, Period.calendar_year(2021)),
        observations("made.base", {"Z00001": 4}, YEAR),
    )
    found = measure(definition, rows, AS_OF)
    assert found.period is None
    assert found.latest.is_empty()


def test_nothing_ingested_is_nothing_measured():
    found = measure(indicator(), known(observations("made.count", {})), AS_OF)
    assert found.latest.is_empty()
    assert found.period is None


def test_arithmetic_over_measures_keeps_a_missing_part_missing():
    definition = indicator(denominator=Expression.parse("made.base + made.left_out"))
    rows = known(
        observations("made.count", {"Z00001": 8, "Z00002": 8}),
        observations("made.base", {"Z00001": 10, "Z00002": 10}),
        observations("made.left_out", {"Z00001": 2, "Z00002": None}),
    )
    latest = measure(definition, rows, AS_OF).latest
    assert latest["denominator"].to_list() == [12, None]
    assert latest["state"].to_list() == ["observed", "missing"]


def test_earlier_periods_keep_no_columns_that_nobody_has():
    definition = indicator("mean")
    rows = known(
        *[
            observations(name, {"Z00001": 4.0}, period)
            for name in ("made.count", "made.base", "made.sd")
            for period in (YEAR, LAST_YEAR)
        ]
    )
    kept = {"practice", "period_start", "period_end", "numerator", "denominator"}
    assert set(measure(definition, rows, AS_OF).earlier.columns) == kept | {"spread"}
    assert set(measure(indicator(), rows, AS_OF).earlier.columns) == kept
