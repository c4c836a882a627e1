"""Indirect standardisation: the number expected of a practice's patients, and what is said of it."""

from typing import Any

import polars as pl
import pytest

from evenhand.assessment.measuring import Measured, measure
from evenhand.assessment.standardising import read_groups
from evenhand.common.periods import Period
from evenhand.definitions.parts import Standardisation
from support.indicators import indicator
from support.slow_twin import assessing as slow_twin
from support.small_england import AS_OF, YEAR, observations

BY_AGE = Standardisation(events="made.count", population="made.people")
LAST_YEAR = Period.financial_year(2020)
OLD, YOUNG = "female_85_over", "female_0_4"


def measured(
    total: dict[str, Any], events: dict[str, Any], people: dict[str, Any], **changes: Any
) -> Measured:
    """Measure a ratio of `total` events; `events` and `people` are practices' by group."""
    tables = [observations("made.count", total)]
    for prefix, groups in (("made.count", events), ("made.people", people)):
        tables += [observations(f"{prefix}.{group}", cells) for group, cells in groups.items()]
    return measured_of(pl.concat(tables), **changes)


def measured_of(rows: pl.DataFrame, **changes: Any) -> Measured:
    known = rows.with_columns(edition=pl.lit("edition-1"))
    definition = indicator("rate", denominator=None, standardisation=BY_AGE, multiplier=100.0, **changes)
    groups = read_groups(
        BY_AGE, set(known["measure"]), lambda names: known.filter(pl.col("measure").is_in(names))
    )
    return measure(definition, known.filter(pl.col("measure") == "made.count"), AS_OF, groups)


def expected(found: Measured) -> list[float | None]:
    return found.latest["denominator"].to_list()


EVENTS = {YOUNG: {"Z00001": 10, "Z00002": 30}, OLD: {"Z00001": 20, "Z00002": 40}}
PEOPLE = {YOUNG: {"Z00001": 100, "Z00002": 300}, OLD: {"Z00001": 100, "Z00002": 20}}
TOTAL = {"Z00001": 30, "Z00002": 70}


def test_expected_are_a_practices_patients_at_englands_rates():
    # England: 40 events of 400 young, 60 of 120 old.
    found = measured(TOTAL, EVENTS, PEOPLE)
    assert expected(found) == pytest.approx([100 * 0.1 + 100 * 0.5, 300 * 0.1 + 20 * 0.5])
    assert found.latest["numerator"].to_list() == [30, 70]
    assert found.caveats == ()


def test_a_practice_whose_groups_are_withheld_is_expected_what_its_patients_would_have():
    events = {**EVENTS, OLD: {"Z00001": "*", "Z00002": 40}}
    found = measured(TOTAL, events, PEOPLE)
    # The rate of the old is that of the second practice alone, 2 a patient: 210 and 70 expected where 100 were seen.
    assert expected(found) == pytest.approx([210 * 100 / 280, 70 * 100 / 280])
    assert found.latest["state"].to_list() == ["observed", "observed"]
    assert "1 practice has groups of sex and age whose events are withheld" in found.caveats[0]
    assert "multiplied by 0.357, so that England has as many as expected" in found.caveats[1]


@pytest.mark.parametrize(
    ("people", "state"), [({"Z00002": 20}, "missing"), ({"Z00001": "*", "Z00002": 20}, "suppressed")]
)
def test_patients_that_are_not_known_give_no_expectation(people: dict[str, Any], state: str):
    found = measured(TOTAL, EVENTS, {**PEOPLE, OLD: people})
    assert found.latest["state"].to_list() == [state, "observed"]
    assert expected(found) == [None, pytest.approx(70)]


def test_a_practice_without_any_patients_known_is_missing():
    people = {group: {"Z00002": cells["Z00002"]} for group, cells in PEOPLE.items()}
    found = measured(TOTAL, EVENTS, people)
    assert found.latest["state"].to_list() == ["missing", "observed"]


def test_a_total_that_is_withheld_is_withheld_and_expected_all_the_same():
    found = measured({"Z00001": "*", "Z00002": 70}, EVENTS, PEOPLE)
    assert found.latest["state"].to_list() == ["suppressed", "observed"]
    assert expected(found) == pytest.approx([60 * 70 / 40, 70])


def test_a_group_without_events_in_england_adds_nothing():
    events = {YOUNG: {"Z00001": 0, "Z00002": 0}, OLD: EVENTS[OLD]}
    found = measured({"Z00001": 20, "Z00002": 40}, events, PEOPLE)
    assert expected(found) == pytest.approx([50, 10])


def test_no_events_at_all_is_nothing_expected():
    none = {group: {"Z00001": 0, "Z00002": 0} for group in (YOUNG, OLD)}
    assert expected(measured({"Z00001": 0, "Z00002": 0}, none, PEOPLE)) == [0, 0]


def test_a_group_nothing_is_known_of_in_england_is_left_out_and_named():
    events = {**EVENTS, OLD: {"Z00001": "*", "Z00002": None}}
    found = measured(TOTAL, events, PEOPLE)
    assert expected(found) == pytest.approx([25, 75])
    assert found.caveats[0].endswith(f"are left out of what is expected: {OLD}")


def test_nothing_known_of_any_group_is_no_expectation():
    withheld = {group: {"Z00001": "*", "Z00002": "*"} for group in (YOUNG, OLD)}
    assert expected(measured(TOTAL, withheld, PEOPLE)) == [None, None]


def test_groups_that_do_not_match_are_left_out_and_named():
    events = {**EVENTS, "male_0_4": {"Z00001": 3}}
    found = measured(TOTAL, events, {**PEOPLE, "female_old": {"Z00001": 1}})
    assert expected(found) == pytest.approx([60, 40])
    assert found.caveats[0].endswith("are left out of what is expected: female_old, male_0_4")


def test_no_group_in_common_is_no_figure_and_says_so():
    found = measured(TOTAL, {"both_all_ages": {"Z00001": 30}}, PEOPLE)
    assert found.latest.is_empty()
    assert found.caveats[0].endswith("have no group of sex and age in common")


def test_measures_of_parts_of_a_group_are_no_groups():
    found = measured(TOTAL, {**EVENTS, f"{OLD}.asthma": {"Z00001": 3}}, PEOPLE)
    assert found.caveats == ()


def test_patients_come_from_the_nearest_day_and_a_caveat_says_so():
    day = Period.day(YEAR.start)
    rows = [observations("made.count", TOTAL)]
    rows += [observations(f"made.count.{group}", cells) for group, cells in EVENTS.items()]
    rows += [observations(f"made.people.{group}", cells, day) for group, cells in PEOPLE.items()]
    found = measured_of(pl.concat(rows), align_within_months=12)
    assert expected(found) == pytest.approx([60, 40])
    assert found.caveats == (
        "For 2021/22, made.people by sex and age was taken from 1 April 2021, the nearest period there is",
    )
    assert measured_of(pl.concat(rows), align_within_months=2).latest.is_empty()


def test_each_period_has_its_own_rates_of_england():
    rows = []
    for period, times in ((LAST_YEAR, 1), (YEAR, 2)):
        rows.append(observations("made.count", {one: times * n for one, n in TOTAL.items()}, period))
        for group, cells in EVENTS.items():
            doubled = {one: times * n for one, n in cells.items()}
            rows.append(observations(f"made.count.{group}", doubled, period))
            rows.append(observations(f"made.people.{group}", PEOPLE[group], period))
    found = measured_of(pl.concat(rows))
    assert expected(found) == pytest.approx([120, 80])
    assert found.earlier["denominator"].to_list() == pytest.approx([60, 40])


def test_all_editions_behind_an_expected_number_are_named():
    rows = [observations("made.count", TOTAL).with_columns(edition=pl.lit("totals"))]
    for prefix, groups in (("made.count", EVENTS), ("made.people", PEOPLE)):
        for group, cells in groups.items():
            named = pl.lit(f"{prefix}-{group}")
            rows.append(observations(f"{prefix}.{group}", cells).with_columns(edition=named))
    known = pl.concat(rows)
    groups = read_groups(
        BY_AGE, set(known["measure"]), lambda names: known.filter(pl.col("measure").is_in(names))
    )
    definition = indicator("rate", denominator=None, standardisation=BY_AGE)
    found = measure(definition, known.filter(pl.col("measure") == "made.count"), AS_OF, groups)
    assert found.latest["source_editions"][0] == f"made.people-{YOUNG}, made.people-{OLD}, totals"
    assert found.editions == {"totals", *(f"made.{n}-{g}" for n in ("count", "people") for g in (YOUNG, OLD))}


@pytest.mark.parametrize("withheld", ["*", None, 40])
def test_the_slow_twin_expects_the_same(withheld: Any):
    events = {YOUNG: EVENTS[YOUNG], OLD: {"Z00001": withheld, "Z00002": 40}}
    rows = [observations("made.count", TOTAL)]
    for prefix, groups in (("made.count", events), ("made.people", PEOPLE)):
        rows += [observations(f"{prefix}.{group}", cells) for group, cells in groups.items()]
    definition = indicator("rate", denominator=None, standardisation=BY_AGE, multiplier=100.0)
    twin = slow_twin.figures(definition, pl.concat(rows).iter_rows(named=True), AS_OF)
    assert expected(measured(TOTAL, events, PEOPLE)) == pytest.approx(
        [one.denominator for _, one in sorted(twin.items())]
    )
