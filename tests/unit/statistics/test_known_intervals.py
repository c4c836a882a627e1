"""Intervals against R and PHEindicatormethods."""

import numpy as np
import pytest

from evenhand.statistics.intervals import (
    CONFIDENCE_95,
    CONFIDENCE_998,
    Interval,
    byar,
    clopper_pearson,
    exact_poisson,
    mean_interval,
    rate_interval,
    wilson,
)
from support.known_answers import Known, known_table

R = 1e-12
"""R prints 15 digits or more of the same closed forms and quantiles."""
PHE = 1e-9
"""PHEindicatormethods' results are written to 15 digits; quantile functions differ in the last few."""

LEVELS = {"95": CONFIDENCE_95, "99.8": CONFIDENCE_998}
PERCENT = {"95%": CONFIDENCE_95, "99.8%": CONFIDENCE_998}


def assert_agree(received: Interval, lower: np.ndarray, upper: np.ndarray, tolerance: float) -> None:
    np.testing.assert_allclose(received.lower, lower, rtol=tolerance, atol=1e-15)
    np.testing.assert_allclose(received.upper, upper, rtol=tolerance)


@pytest.mark.parametrize("level", LEVELS)
def test_wilson_clopper_pearson_and_exact_poisson_are_those_of_r(level: str) -> None:
    known = known_table("ci/base_r_ci.csv")
    x, n = known.numbers("x"), known.numbers("n")
    for name, received in (
        ("wilson", wilson(x, n, LEVELS[level])),
        ("clopper", clopper_pearson(x, n, LEVELS[level])),
        ("poisexact", exact_poisson(x, LEVELS[level])),
    ):
        limits = known.numbers(f"{name}_lo_{level}"), known.numbers(f"{name}_hi_{level}")
        # R finds Clopper-Pearson's ends with qbeta, good to some 1e-14 absolute.
        assert_agree(received, *limits, R)


def test_the_r_set_is_covered_column_by_column() -> None:
    known = known_table("ci/base_r_ci.csv")
    columns = {
        f"{m}_{e}_{c}" for m in ("wilson", "clopper", "poisexact") for e in ("lo", "hi") for c in LEVELS
    }
    assert set(known.rows[0]) == columns | {"x", "n"}
    assert 1.0 in known.numbers("n")
    assert (known.numbers("x") == known.numbers("n")).any()
    assert (known.numbers("x") == 0).any()


@pytest.mark.parametrize("level", ["95_0", "99_8"])
def test_proportions_are_those_of_phe(level: str) -> None:
    known = known_table("phe/proportion.csv")
    scale = known.numbers("multiplier")
    x, n = known.numbers("Numerator"), known.numbers("Denominator")
    received = wilson(x, n, float(level.replace("_", ".")) / 100) * scale
    assert_agree(received, known.numbers(f"lower{level}cl"), known.numbers(f"upper{level}cl"), PHE)
    assert len(known.rows) == 19


def test_grouped_proportions_are_those_of_phe() -> None:
    known = known_table("phe/proportion_grouped.csv")
    received = wilson(known.numbers("Numerator"), known.numbers("Denominator"))
    assert_agree(received, known.numbers("lowercl"), known.numbers("uppercl"), PHE)
    assert len(known.rows) == 11


@pytest.mark.parametrize("level", ["95_0", "99_8"])
def test_rates_are_those_of_phe_on_both_sides_of_ten_events(level: str) -> None:
    known = known_table("phe/rate.csv")
    x, n, scale = (known.numbers(name) for name in ("Numerator", "Denominator", "multiplier"))
    received = rate_interval(x, n, float(level.replace("_", ".")) / 100) * scale
    assert_agree(received, known.numbers(f"lower{level}cl"), known.numbers(f"upper{level}cl"), PHE)
    assert {"Exact", "Byars"} <= set(known.texts("method"))
    assert len(known.rows) == 20


@pytest.mark.parametrize("percent", PERCENT)
def test_byar_and_wilson_alone_are_those_of_phe(percent: str) -> None:
    known = known_table("phe/byars_wilson.csv")
    for method in ("Byars", "Wilson"):
        part = known.where(
            lambda row, method=method: row["method"] == method and row["confidence"] == percent
        )
        x, n = part.numbers("x"), part.numbers("n")
        received = byar(x, PERCENT[percent]) if method == "Byars" else wilson(x, n, PERCENT[percent])
        # One event at 99.8% has no lower limit in either implementation.
        assert_agree(received, part.numbers("lowercl"), part.numbers("uppercl"), PHE)


def test_every_row_of_byar_and_wilson_was_looked_at() -> None:
    known = known_table("phe/byars_wilson.csv")
    covered = known.where(lambda row: row["method"] in ("Byars", "Wilson") and row["confidence"] in PERCENT)
    assert len(covered.rows) == len(known.rows) == 13


@pytest.mark.parametrize("level", ["95_0", "99_8"])
def test_means_are_those_of_phe(level: str) -> None:
    expected, values = known_table("phe/mean_expected.csv"), known_table("phe/mean_input.csv")
    for row in expected.rows:
        one = Known("one", (row,))
        area = row["area"]
        part = values if area == "No grouping" else values.where(lambda r, area=area: r["area"] == area)
        y = part.numbers("values")
        received = mean_interval(y.mean(), y.std(ddof=1), y.size, float(level.replace("_", ".")) / 100)
        assert_agree(received, one.numbers(f"lower{level}cl")[0], one.numbers(f"upper{level}cl")[0], PHE)
    assert {row["area"] for row in values.rows} | {"No grouping"} == set(expected.texts("area"))
