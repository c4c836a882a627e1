"""The slope and the relative index of inequality, against PHEindicatormethods, and at their edges."""

import numpy as np
import polars as pl
import pytest
from numpy.testing import assert_allclose
from scipy.special import logit

from evenhand.common.errors import InputError
from evenhand.statistics.inequality import slope_of_inequality
from evenhand.statistics.inequality.slope import closed_form_error, normal_interval
from support.shared import shared_path


def groups() -> list[tuple[str, pl.DataFrame]]:
    table = pl.read_csv(shared_path("known_answers/phe/sii.csv"), infer_schema_length=None)
    parts = table.group_by("TestDescription", "Area", maintain_order=True)
    return [
        (f"{name}, {area}", rows.sort("Quantile"))
        for (name, area), rows in parts
        if rows["sii"].drop_nulls().len() and rows["Value"].null_count() == 0
    ]


def multiplier(name: str) -> float:
    return (
        100.0
        if "(x 100)" in name
        else -100.0
        if "(x -100)" in name
        else -1.0
        if "negative mult" in name
        else 1.0
    )


def test_slopes_and_ratios_are_the_publishers() -> None:
    compared = groups()
    assert len(compared) >= 12
    for name, rows in compared:
        found = slope_of_inequality(
            rows["Value"].to_numpy(),
            rows["Population"].to_numpy(),
            scale="log" if "log transform" in name else "logit" if "logit transform" in name else "identity",
            multiplier=multiplier(name),
        )
        known = rows.filter(pl.col("sii").is_not_null())
        assert_allclose(found.slope, known["sii"][0], rtol=1e-9, err_msg=name)
        if known["rii"][0] is not None:
            assert_allclose(found.ratio, known["rii"][0], rtol=1e-9, err_msg=name)
        assert np.isnan(found.slope_lower)


def test_simulated_intervals_are_near_the_publishers() -> None:
    for name, rows in groups()[:2]:
        found = slope_of_inequality(
            rows["Value"].to_numpy(), rows["Population"].to_numpy(), rows["StandardError"].to_numpy()
        )
        known = rows.filter(pl.col("sii").is_not_null())
        width = known["sii_uppercl_1"][0] - known["sii_lowercl_1"][0]
        assert found.slope_lower == pytest.approx(known["sii_lowercl_1"][0], abs=0.02 * width), name
        assert found.ratio_upper == pytest.approx(known["rii_uppercl_1"][0], rel=0.01), name
        error = closed_form_error(rows["Population"].to_numpy(), rows["StandardError"].to_numpy())
        assert normal_interval(found.slope, error)[1] == pytest.approx(found.slope_upper, abs=0.02 * width)


def test_a_straight_line_is_found_exactly() -> None:
    people = np.array([3.0, 1.0, 2.0, 2.0, 2.0])
    middle = np.cumsum(people) / 10 - people / 20
    found = slope_of_inequality(5.0 + 4.0 * middle, people)
    assert_allclose([found.slope, found.ratio], [4.0, 9.0 / 5.0])
    eta = logit(0.2) + 0.5 * middle
    share = slope_of_inequality(1 / (1 + np.exp(-eta)), people, np.full(5, 0.01), scale="logit", draws=2000)
    assert share.slope_lower < share.slope < share.slope_upper
    assert share.ratio_lower < share.ratio < share.ratio_upper


@pytest.mark.parametrize(
    ("values", "people", "received"),
    [
        ([1.0] * 4, [1.0] * 4, "4 values and 4 populations"),
        ([1.0, np.nan, 1.0, 1.0, 1.0], [1.0] * 5, "a missing value in group 2"),
        ([1.0] * 5, [1.0, 1.0, 0.0, 1.0, 1.0], "a population of 0 in group 3"),
    ],
)
def test_groups_that_make_no_line_are_refused(
    values: list[float], people: list[float], received: str
) -> None:
    with pytest.raises(InputError, match=received):
        slope_of_inequality(values, people)
