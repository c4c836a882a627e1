"""Survey estimates, as the manual tells them."""

import numpy as np
import pytest

from evenhand.statistics.survey import Design, effective_number, kish_design_effect
from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="survey-mean",
    title="Weighted mean or proportion of a survey",
    method="evenhand.statistics.survey.weighted_mean",
    prose="""`m = Σwy / Σw`. Its standard error comes from `z = w (y − m) / Σw`, added up by cluster, with
their spread taken within strata and the finite population correction where the population is known. For a
proportion the answers are 0 and 1.

Where only a weighted percentage and its base are published, the interval is Wilson's at base / design effect;
without a design effect it is Wilson's at the base, which is too narrow, and the page says so. Kish's design
effect is `n Σw² / (Σw)²` and the effective number `(Σw)² / Σw²`.""",
    edges=(
        ("a respondent without an answer", "stays in the design with weight 0"),
        ("no answers", "no mean"),
        ("a stratum with a single sampling unit", "no standard error: its spread is not known"),
    ),
    sources=("Binder1983", "Lumley2010", "Kish1965"),
    columns=("answers", "weights", "mean", "standard error", "design effect", "effective number"),
    cases=(
        ((1, 0, 1, 1, 0, 1), (1, 2, 1, 1, 3, 2), 0.5, 0.2449, 1.2, 5.0),
        ((4, 6, 8), (1, 1, 1), 6.0, 1.1547, 1.0, 3.0),
        ((np.nan, 6, 8), (1, 1, 1), 7.0, 0.8660, 1.0, 3.0),
    ),
    agreement="R's survey package to 1e-9 (likelihood limits to 5e-6: R interpolates them).",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_weighted_mean_is_as_written(case: Case) -> None:
    weights = np.array(case[1], dtype=float)
    estimate = SPECIFICATION.function(case[0], Design(weights))
    received = [
        estimate.value,
        estimate.standard_error,
        kish_design_effect(weights),
        effective_number(weights),
    ]
    agree(received, case[2:])
