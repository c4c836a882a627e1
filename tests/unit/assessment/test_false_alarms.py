"""The false-alarm budget of made results: what was expected beside what was raised."""

import json

import numpy as np
import polars as pl
import pytest

from evenhand.assessment.false_alarms import false_alarms
from support.slow_budget import slow_expected_practices

INDICATORS = 40


def made(practices: int = 300, seed: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return results under the null, every practice judged on every indicator but one in ten, and the practices."""
    rng = np.random.default_rng(seed)
    shared = rng.normal(size=(practices, 1))
    z = np.sqrt(0.5) * shared + np.sqrt(0.5) * rng.normal(size=(practices, INDICATORS))
    codes = [f"Z{number:05d}" for number in range(practices)]
    rows = pl.DataFrame(
        {
            "practice": np.repeat(codes, INDICATORS),
            "indicator": np.tile([f"i{number:02d}" for number in range(INDICATORS)], practices),
            "z": z.ravel(),
        }
    )
    size = pl.col("z").abs()
    outcome = (
        pl.when(pl.Series(rng.random(rows.height) < 0.1))
        .then(None)
        .when(size > 3.090232)
        .then(pl.lit("differs_explore"))
        .when(size > 1.959964)
        .then(pl.lit("worth_a_look"))
        .otherwise(pl.lit("similar"))
    )
    areas = [None if number == 0 else f"0{number % 3}A" for number in range(practices)]
    return rows.with_columns(outcome=outcome), pl.DataFrame({"code": codes, "commissioner": areas})


def test_expected_is_one_in_twenty_and_two_in_a_thousand_of_what_is_judged() -> None:
    results, practices = made()
    england = false_alarms(results, practices, seed=1)["england"]
    assert england["judged"] == results["outcome"].count()
    assert england["beyond_95"]["expected"] == pytest.approx(0.05 * england["judged"], abs=1e-3)
    assert england["beyond_998"]["expected"] == pytest.approx(0.002 * england["judged"], abs=1e-3)


def test_raised_is_the_releases_own() -> None:
    results, practices = made()
    england = false_alarms(results, practices, seed=1)["england"]
    outside = results.filter(pl.col("outcome") != "similar")
    far = results.filter(pl.col("outcome") == "differs_explore")
    assert england["beyond_95"]["raised"] == outside.height
    assert england["beyond_998"]["raised"] == far.height
    assert england["practices_beyond_998"]["raised"] == far["practice"].n_unique()


def test_areas_add_up_to_england_but_for_practices_without_one() -> None:
    results, practices = made()
    found = false_alarms(results, practices, seed=1)
    assert list(found["areas"]) == ["00A", "01A", "02A"]
    without = results.filter(pl.col("practice") == "Z00000")["outcome"].count()
    assert sum(one["judged"] for one in found["areas"].values()) == found["england"]["judged"] - without
    assert sum(one["practices"] for one in found["areas"].values()) == found["england"]["practices"] - 1


def test_under_the_null_what_is_raised_lies_within_the_interval_about_as_often_as_it_says() -> None:
    inside = 0
    for seed in range(10):
        england = false_alarms(*made(150, seed), seed=seed, draws=200)["england"]
        inside += (
            england["beyond_95"]["lower"] <= england["beyond_95"]["raised"] <= england["beyond_95"]["upper"]
        )
    assert inside >= 8


def test_practices_with_one_are_as_many_as_a_slow_reckoning_gives() -> None:
    results, practices = made(400)
    found = false_alarms(results, practices, seed=1)["england"]["practices_beyond_998"]["expected"]
    assert found == pytest.approx(slow_expected_practices(results), rel=0.12)


def test_one_seed_gives_one_answer_whatever_the_order_of_rows() -> None:
    results, practices = made(60)
    again = false_alarms(results.sample(fraction=1.0, shuffle=True, seed=3), practices.reverse(), seed=9)
    assert again == false_alarms(results, practices, seed=9)


def test_nothing_judged_expects_nothing() -> None:
    results, practices = made(5)
    found = false_alarms(results.clear(), practices, seed=1)
    assert (found["england"]["judged"], found["areas"]) == (0, {})
    assert found["england"]["practices_beyond_998"]["expected"] == 0


def test_it_is_ready_for_json() -> None:
    assert json.loads(json.dumps(false_alarms(*made(20), seed=1), allow_nan=False))
