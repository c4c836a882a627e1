"""The equity check on made practices: the slope it should find, and where it has nothing to say."""

import json
from typing import Any

import numpy as np
import polars as pl
import pytest

from evenhand.assessment.equity import equity, groups_of_patients, slope_index
from support.known_answers import known_table

SIZE = 1000


def practices(size: int = SIZE, **columns: Any) -> pl.DataFrame:
    rows = {
        "code": [f"Z{number:05d}" for number in range(size)],
        "list_size": [8000.0] * size,
        "context_deprivation": np.linspace(5, 60, size),
        **columns,
    }
    return pl.DataFrame(rows)


def results(value: Any, adjusted: Any, size: int = SIZE, **columns: Any) -> pl.DataFrame:
    rows = {
        "practice": [f"Z{number:05d}" for number in range(size)],
        "indicator": ["made-up"] * size,
        "denominator": [100.0] * size,
        "value": value,
        "adjusted": adjusted,
        "outcome": ["similar"] * size,
        **columns,
    }
    return pl.DataFrame(rows)


def noise(seed: int, size: int = SIZE) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.05, size)


def test_the_slope_is_from_the_least_to_the_most_deprived_end() -> None:
    rank = (np.arange(SIZE) + 0.5) / SIZE
    found = equity(results(0.4 + 0.2 * rank + noise(1), 0.5 + noise(2)), practices())["indicators"]["made-up"]
    crude, adjusted = found["crude"], found["adjusted"]
    assert crude["lower"] < 0.2 < crude["upper"]
    assert crude["slope"] == pytest.approx(0.2, abs=0.02)
    assert adjusted["lower"] < 0 < adjusted["upper"]
    assert found["groups"] == 10


def test_the_interval_holds_the_slope_at_its_nominal_rate() -> None:
    rank = (np.arange(SIZE) + 0.5) / SIZE
    held = 0
    for seed in range(150):
        rows = results(rank + noise(seed), noise(seed))
        crude = equity(rows, practices())["indicators"]["made-up"]["crude"]
        held += crude["lower"] < 1 < crude["upper"]
    assert held / 150 == pytest.approx(0.95, abs=0.05)


def test_fewer_practices_are_put_in_fifths_and_too_few_have_no_slope() -> None:
    for size, groups in ((70, 5), (40, None)):
        found = equity(results(noise(1, size), noise(2, size), size), practices(size))["indicators"][
            "made-up"
        ]
        assert (found and found["groups"]) == groups


def test_one_huge_practice_leaves_its_tenth_too_few_so_fifths_or_nothing() -> None:
    lists = [8000.0] * (SIZE - 1) + [8000.0 * SIZE]
    found = equity(results(noise(1), noise(2)), practices(list_size=lists))
    assert found["indicators"]["made-up"] is None


def test_crude_and_adjusted_are_of_the_same_practices() -> None:
    adjusted = [None if number % 2 else 0.5 for number in range(SIZE)]
    found = equity(results(noise(1), adjusted), practices())["indicators"]["made-up"]
    assert found["practices"] == SIZE / 2


def test_a_score_without_denominators_is_weighed_by_patients() -> None:
    rows = results(noise(1), noise(2), denominator=pl.Series([None] * SIZE, dtype=pl.Float64))
    assert equity(rows, practices())["indicators"]["made-up"]["groups"] == 10


def test_outcomes_are_counted_by_fifth_of_patients() -> None:
    outcome = ["similar"] * 800 + ["worth_a_look"] * 150 + ["differs_explore"] * 50
    fifths = equity(results(noise(1), noise(2), outcome=outcome), practices())["fifths"]
    assert [one["fifth"] for one in fifths] == [1, 2, 3, 4, 5]
    assert fifths[4] == {
        "fifth": 5,
        "practices": 200,
        "judged": 200,
        "worth_a_look": 150,
        "differs_explore": 50,
        "share": 1.0,
    }
    assert fifths[0]["share"] == 0.0


def test_a_fifth_may_hold_nobody_and_has_no_share() -> None:
    fifths = equity(results([0.1], [0.1], 1), practices(1))["fifths"]
    assert [one["share"] for one in fifths] == [None, None, 0.0, None, None]


def test_practices_whose_deprivation_is_not_known_are_counted_apart() -> None:
    known = [None if number < 10 else 20.0 + number for number in range(SIZE)]
    found = equity(results(noise(1), noise(2)), practices(context_deprivation=known))
    assert (found["practices"], found["unknown"]) == (SIZE - 10, 10)


def test_without_deprivation_nothing_is_said_and_that_is_said() -> None:
    found = equity(results(noise(1), noise(2)), practices().drop("context_deprivation"))
    assert (found["indicators"], found["fifths"], found["practices"]) == ({}, [], 0)
    assert "not known" in found["note"]


def test_a_stale_figure_has_a_slope_and_no_outcome() -> None:
    found = equity(
        results(noise(1), noise(2), outcome=pl.Series([None] * SIZE, dtype=pl.String)), practices()
    )
    assert found["indicators"]["made-up"]["practices"] == SIZE
    assert [one["judged"] for one in found["fifths"]] == [0] * 5


def test_a_figure_that_is_not_compared_counts_nowhere() -> None:
    none = [pl.Series([None] * SIZE, dtype=kind) for kind in (pl.Float64, pl.String)]
    found = equity(results(noise(1), none[0], outcome=none[1]), practices())
    assert (found["indicators"], found["fifths"]) == ({}, [])


def test_it_is_ready_for_json() -> None:
    assert json.loads(json.dumps(equity(results(noise(1), noise(2)), practices()), allow_nan=False))


def test_the_slope_agrees_with_the_publishers_package() -> None:
    known = known_table("phe/sii.csv").where(
        lambda row: row["TestDescription"] == "default (e.g. life expectancy) - default parameters"
    )
    for area in ("area1", "area2"):
        rows = known.where(lambda row, area=area: row["Area"] == area)
        columns = [rows.numbers(name) for name in ("Value", "Population", "StandardError")]
        found, error = slope_index(*columns)
        assert found == pytest.approx(rows.numbers("sii")[0], rel=1e-9)
        # Its interval is simulated; ours is what it draws from.
        half = (rows.numbers("sii_uppercl_1")[0] - rows.numbers("sii_lowercl_1")[0]) / 2
        assert 1.959964 * error == pytest.approx(half, rel=0.012)


def test_groups_hold_equally_many_patients_and_equals_stay_together() -> None:
    deprivation = np.array([3.0, 1.0, 2.0, 2.0, 4.0])
    assert groups_of_patients(deprivation, np.ones(5), 5).tolist() == [3, 0, 2, 2, 4]
    assert groups_of_patients(deprivation, np.array([1.0, 96, 1, 1, 1]), 2).tolist() == [1, 0, 1, 1, 1]
