"""XmR charts beside NHSRplotthedots 0.2.2: limits to 1e-9, every flag."""

import numpy as np
import pytest

from evenhand.statistics.spc import Assurance, RunRules, Signal, assurance, xmr_chart
from support.known_answers import Known, known_table

TOLERANCE = 1e-9
"""INDEX.md's."""

SIGNALS = {
    "Common Cause": (Signal.COMMON_CAUSE, 0),
    "Above UCL": (Signal.OUTSIDE, 1),
    "Below LCL": (Signal.OUTSIDE, -1),
    "7 Point Trend (Increasing)": (Signal.TREND, 1),
    "7 Point Trend (Decreasing)": (Signal.TREND, -1),
    "2 in 3 Above CL": (Signal.TWO_IN_THREE, 1),
    "2 in 3 Below CL": (Signal.TWO_IN_THREE, -1),
    "7 Points Above CL": (Signal.SHIFT, 1),
    "7 Points Below CL": (Signal.SHIFT, -1),
}
ASSURANCES = {
    "": Assurance.NONE,
    "consistent_fail": Assurance.FAIL,
    "consistent_pass": Assurance.PASS,
    "inconsistent": Assurance.HIT_AND_MISS,
    # A series that never moves has no limits there; here they lie on its mean, and on its target: METHODS 2.3.
    "NA_limits": Assurance.HIT_AND_MISS,
}
BETTER = {"increase": "higher", "decrease": "lower"}


@pytest.fixture(scope="module")
def known() -> Known:
    return known_table("spc/xmr_plotthedots.csv")


def test_every_series_of_the_set_agrees(known: Known) -> None:
    names = dict.fromkeys(known.texts("series"))
    assert len(names) == 22
    for name in names:
        agrees(known.where(lambda row, name=name: row["series"] == name))


def agrees(rows: Known) -> None:
    first = rows.rows[0]
    rules = RunRules(
        inclusive=False,
        screened=first["screen_outliers"] == "TRUE",
        fix_after=int(first["fix_after_n_points"]) if first["fix_after_n_points"] else None,
    )
    chart = xmr_chart(rows.numbers("y"), rules, rebase=rows.texts("rebase_group").astype(str))

    for column, limit in (
        ("mean", chart.limits.centre),
        ("lpl", chart.limits.lower),
        ("upl", chart.limits.upper),
    ):
        theirs = rows.numbers(column)
        known_there = np.isfinite(theirs)
        np.testing.assert_allclose(limit[0][known_there], theirs[known_there], rtol=TOLERANCE, atol=TOLERANCE)
        np.testing.assert_array_equal(limit[0][~known_there], rows.numbers("y")[~known_there])
    received = list(zip(chart.signal[0].tolist(), chart.side[0].tolist(), strict=True))
    assert received == [SIGNALS[text] for text in rows.texts("special_cause_type")], first["series"]
    target = float(first["target"]) if first["target"] else np.nan
    said = assurance(chart, target, BETTER[first["improvement_direction"]])
    assert said.tolist() == [ASSURANCES[first["assurance"]]]
