"""What a figure would be with other counts: the release's own arithmetic again, everybody else as they were."""

from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest

from evenhand.assessment.adjusting import Covariates
from evenhand.assessment.correcting import corrected
from evenhand.assessment.kernel import Assessed, assess_indicator
from evenhand.assessment.robustness import Grouping
from evenhand.assessment.splitting import Areas
from evenhand.common.errors import InputError
from evenhand.definitions.parts import Applicability, MinimumDenominator
from support.indicators import framework, indicator
from support.made_tables import table
from support.small_england import AS_OF, YEAR

PRACTICES = 400
RNG = np.random.default_rng(7)
CONTEXT = RNG.normal(20.0, 8.0, PRACTICES)
BASE = RNG.integers(150, 900, PRACTICES).astype(float)
SHARE = 1 / (1 + np.exp(-(-1.0 + 0.03 * (CONTEXT - 20.0) + RNG.normal(0.0, 0.2, PRACTICES))))
COUNTS = RNG.binomial(BASE.astype(int), SHARE).astype(float)
FIELDS = (
    "value",
    "lower95",
    "upper95",
    "z",
    "gap",
    "chance_part",
    "unexplained_part",
    "unexplained_lower",
    "reliability",
)


@cache
def usual(statistic: str) -> Assessed:
    """Everybody assessed on the usual counts, once a statistic."""
    return assessed(made(statistic, multiplier=1000.0 if statistic == "rate" else 1.0), **spread(statistic))


def made(statistic: str, **changes: Any) -> Any:
    everyone = Applicability(minimum_list=0, text="Used for every practice")
    return indicator(statistic, applicability=everyone, covariates=("deprivation",), **changes)


def assessed(definition: Any, counts: np.ndarray = COUNTS, **columns: Any) -> Assessed:
    base = None if definition.statistic == "score" else BASE.tolist()
    rows = table(
        counts.tolist(),
        base or [None] * PRACTICES,
        **{"commissioner": [f"{number % 8}0A" for number in range(PRACTICES)], **columns},
    )
    return assess_indicator(
        definition,
        framework("made-up"),
        rows,
        AS_OF,
        YEAR,
        covariates=Covariates(("deprivation",), ("Deprivation",), CONTEXT[:, None]),
        grouping=Grouping(Areas.of(rows["commissioner"]), np.empty((PRACTICES, 0), dtype=np.int64)),
    )


def spread(statistic: str) -> dict[str, Any]:
    return {"spread": [0.4] * PRACTICES} if statistic == "mean" else {}


@pytest.mark.parametrize("statistic", ["proportion", "rate", "ratio", "mean", "score"])
def test_the_same_counts_give_the_same_figure(statistic):
    definition = made(statistic, multiplier=1000.0 if statistic == "rate" else 1.0)
    whole = usual(statistic)
    for row in whole.results.head(25).to_dicts():
        again = corrected(definition, row, whole.model, row["numerator"], row["denominator"])
        assert again.is_compared
        assert (again.row["outcome"], again.row["direction"]) == (row["outcome"], row["direction"])
        for name in FIELDS:
            assert again.row[name] == (
                row[name] if row[name] is None else pytest.approx(row[name], abs=1e-6)
            ), name


@pytest.mark.parametrize("statistic", ["proportion", "rate", "ratio"])
def test_other_counts_come_near_to_assessing_everybody_again(statistic):
    definition = made(statistic)
    whole, counts = assessed(definition), COUNTS.copy()
    counts[3] = round(counts[3] * 1.3)
    truth = assessed(definition, counts).results.row(3, named=True)
    row = whole.results.row(3, named=True)
    told = corrected(definition, row, whole.model, counts[3], BASE[3]).row
    assert told["value"] == pytest.approx(truth["value"])
    assert told["z"] == pytest.approx(truth["z"], abs=0.1)
    assert told["outcome"] == truth["outcome"]
    assert told["unexplained_part"] == pytest.approx(truth["unexplained_part"], rel=0.1)


def test_the_parts_add_up_to_the_new_gap():
    definition = made("proportion")
    whole = usual("proportion")
    row = whole.results.row(0, named=True)
    told = corrected(definition, row, whole.model, row["numerator"] + 20, row["denominator"] + 5).row
    parts = sum(told[f"{name}_part"] for name in ("context", "place", "chance", "unexplained"))
    assert parts == pytest.approx(told["gap"])


def test_too_few_are_shown_and_not_compared():
    definition = made("proportion", minimum_denominator=MinimumDenominator(value=20, of="patients"))
    whole = usual("proportion")
    told = corrected(definition, whole.results.row(0, named=True), whole.model, 4, 12)
    assert not told.is_compared
    assert told.row["value"] == pytest.approx(1 / 3)
    assert (told.row["outcome"], told.row["gap"]) == (None, None)


def test_a_publishers_interval_is_told_from_ours():
    definition = made("proportion")
    row = usual("proportion").results.row(0, named=True)
    assert not corrected(definition, row, None, 30, 200).own_interval
    published = {**row, "lower95": row["lower95"] - 0.01}
    assert corrected(definition, published, None, 30, 200).own_interval


def test_a_mean_of_one_has_no_interval():
    definition = made("mean")
    whole = usual("mean")
    row = {**whole.results.row(0, named=True), "lower95": None, "upper95": None}
    told = corrected(definition, row, whole.model, row["numerator"], row["denominator"])
    assert told.row["lower95"] is None


def test_a_figure_beyond_all_telling_has_no_outcome():
    definition = made("proportion")
    whole = usual("proportion")
    told = corrected(definition, {**whole.results.row(0, named=True), "z": -80.0}, whole.model, 30, 200)
    assert told.row["outcome"] is None


def test_without_a_split_there_is_none():
    definition = made("proportion")
    whole = usual("proportion")
    row = {**whole.results.row(0, named=True), "unexplained_part": None}
    assert corrected(definition, row, whole.model, 30, 200).row["gap"] is None


@pytest.mark.parametrize(
    ("numerator", "denominator", "said"),
    [
        (30, 20, "more are counted than there are"),
        (-1, 20, "fewer than none"),
        (3, 0, "something to count out of"),
        (3, None, "something to count out of"),
        (float("nan"), 20, "cannot be used"),
        (1e13, 1e13, "cannot be used"),
    ],
)
def test_counts_that_cannot_be_are_refused(numerator, denominator, said):
    definition = made("proportion")
    row = {"numerator": 1.0, "denominator": 2.0, "lower95": None}
    with pytest.raises(InputError, match=said):
        corrected(definition, row, None, numerator, denominator)


def test_a_score_needs_nothing_to_count_out_of():
    definition = made("score")
    whole = usual("score")
    row = whole.results.row(0, named=True)
    assert (
        corrected(definition, row, whole.model, row["numerator"] + 1, None).row["value"]
        == row["numerator"] + 1
    )


def test_only_what_is_counted_is_shown_of_a_figure_not_compared():
    definition = made("proportion")
    stale = {**usual("proportion").results.row(0, named=True), "status": "stale"}
    told = corrected(definition, stale, None, 30, 200)
    assert (told.is_compared, told.row["value"]) == (False, pytest.approx(0.15))
    assert isinstance(pl.Series([told.row["lower95"]])[0], float)
