"""The real release: who is whose twin, who has no fair comparator, and what chance alone would have raised."""

import json

import polars as pl
import pytest

from evenhand.release import Release
from support.national import National


@pytest.fixture(scope="module")
def release(national: National) -> Release:
    return Release.open(national.release)


@pytest.fixture(scope="module")
def without(release: Release) -> pl.DataFrame:
    """Practices with no fair comparator, with the reason, and what the register calls them."""
    rows = release.results.filter(pl.col("status") == "no_fair_comparator").unique("practice")
    return rows.join(release.practices, left_on="practice", right_on="code").select(
        "practice", "name", "status_reason"
    )


def test_every_practice_with_twins_has_twenty_others_nearest_first(release: Release) -> None:
    twins = release.twins
    counted = twins.group_by("practice").agg(pl.len(), pl.col("twin").n_unique().alias("different"))
    assert counted.select(pl.col("len", "different").unique()).rows() == [(20, 20)]
    assert twins.filter(pl.col("practice") == pl.col("twin")).is_empty()
    assert (
        twins.sort("practice", "position")
        .select(pl.col("distance").diff().over("practice").min() >= 0)
        .item()
    )


def test_closed_and_atypical_practices_are_nobodys_twins(release: Release, without: pl.DataFrame) -> None:
    twins = set(release.twins["twin"])
    atypical = without.filter(~pl.col("status_reason").str.contains("hardly any practice"))
    closed = release.practices.filter(pl.col("status") == "closed")
    assert not twins & set(atypical["practice"])
    assert not twins & set(closed["code"])


def test_about_one_in_a_hundred_is_too_far_from_all_others(release: Release, without: pl.DataFrame) -> None:
    far = without.filter(pl.col("status_reason").str.contains("hardly any practice"))
    with_twins = release.twins["practice"].n_unique()
    assert 0.008 * with_twins < far.height <= 0.011 * with_twins


def test_nearly_all_practices_named_for_students_are_found_by_ages_alone(
    release: Release, without: pl.DataFrame
) -> None:
    open_ones = release.practices.filter(pl.col("status") == "open", pl.col("list_size") >= 750)
    named = open_ones.filter(
        pl.col("name").str.contains("STUDENT|UNIVERSITY HEALTH|UNIVERSITY MEDICAL CENTRE")
    )
    assert named.height >= 5
    told = without.filter(pl.col("status_reason").str.contains("aged 18 to 29"))
    assert named["code"].is_in(told["practice"].implode()).mean() >= 0.8
    assert told.height < 100


def test_no_outcome_is_given_without_a_fair_comparator(release: Release) -> None:
    rows = release.results.filter(pl.col("status") == "no_fair_comparator")
    assert rows.select(pl.col("outcome", "expected", "colour").null_count() == pl.len()).row(0) == (True,) * 3
    assert rows["value"].null_count() == 0


def test_the_budget_adds_up_and_more_is_raised_than_chance_alone_gives(release: Release) -> None:
    budget = release.judgement["false_alarms"]
    england = budget["england"]
    assert england["judged"] == release.results["outcome"].count()
    assert (
        sum(one["beyond_998"]["raised"] for one in budget["areas"].values())
        <= england["beyond_998"]["raised"]
    )
    for level in ("beyond_95", "beyond_998", "practices_beyond_998"):
        assert england[level]["lower"] <= england[level]["expected"] <= england[level]["upper"]
        assert england[level]["raised"] > england[level]["upper"]


def test_allowing_for_context_flattens_the_slope_on_deprivation(release: Release) -> None:
    slopes = release.judgement["equity"]["indicators"]
    told = {name: one for name, one in slopes.items() if one}
    assert set(told) == set(release.results.drop_nulls("adjusted")["indicator"])
    flatter = [abs(one["adjusted"]["slope"]) < abs(one["crude"]["slope"]) for one in told.values()]
    assert sum(flatter) >= 0.8 * len(flatter)
    assert json.dumps(slopes, allow_nan=False)
