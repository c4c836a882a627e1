"""The false-alarm budget, as the manual tells it."""

import numpy as np
import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="false-alarm-budget",
    title="The false-alarm budget: what chance alone would raise",
    method="evenhand.statistics.false_alarms.null_counts",
    prose="""Many indicators on many practices give many outcomes by chance: one in twenty beyond the 95% limits and
two in a thousand beyond the 99.8% limits. How many practices have at least one depends on how indicators go together,
and so does how far the counts may stray. So Englands are made up in which no practice is unusual: each practice's z
are standard normal with the correlation between indicators the release shows (each pair from the practices that have
both, made positive definite), cells without an outcome stay empty, and what is beyond the limits is counted.

Z of small counts are discrete and spread a little less than a normal's, so the budget is a little generous there.

The cases are practices all judged on the same number of indicators, every two with one correlation.""",
    edges=(
        ("no practice, or nothing judged", "every count is 0"),
        ("a pair that fewer than 30 practices have both of", "taken to be uncorrelated"),
        ("correlations that contradict each other", "moved to the nearest that agree, by the spectral method"),
    ),
    sources=("RebonatoJaeckel1999",),
    columns=(
        "practices", "indicators", "correlation", "expected beyond 95%", "expected beyond 99.8%", "practices with one",
    ),
    cases=(
        (1000, 1, 0.0, 50, 2, 2),
        (1000, 50, 0.0, 2500, 100, 95),
        (1000, 50, 0.9, 2500, 100, 14),
    ),
    agreement="without correlation, K (1 − 0.998ᴶ) practices with one, in closed form, to the noise of the draws.",
)  # fmt: skip


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_the_budget_is_as_written(case: Case) -> None:
    practices, indicators, correlation, *counts = case
    shared = np.full((indicators, indicators), correlation) + (1 - correlation) * np.eye(indicators)
    drawn = SPECIFICATION.function(
        shared, np.ones((practices, indicators)), np.zeros(practices), number=1, draws=400, seed=1
    )
    means = [each[:, 1].mean() for each in (drawn.beyond_95, drawn.beyond_998, drawn.practices_beyond_998)]
    np.testing.assert_allclose(means, counts, rtol=0.06, atol=0.3)
    if correlation == 0:
        agree(means[2] / practices, 1 - 0.998**indicators, places=2)
