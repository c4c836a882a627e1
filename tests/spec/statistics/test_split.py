"""The split of a gap, as the manual tells it."""

import numpy as np
import pytest

from evenhand.statistics.nested import nested_model, split
from spec.specification import Case, Specification, agree

VALUES = (0.52, 0.55, 0.49, 0.50, 0.44, 0.47, 0.58, 0.53, 0.51)
VARIANCES = (0.0004, 0.0001, 0.0009, 0.0004, 0.0001, 0.0009, 0.0001, 0.0004, 0.0009)
AREAS = (0, 0, 0, 1, 1, 1, 2, 2, 2)
ENGLAND, EXPECTED = 0.48, 0.50

SPECIFICATION = Specification(
    id="the-split",
    title="The split: context, place, chance and what is left",
    method="evenhand.statistics.nested.nested_model",
    prose="""With P England's pooled value, E what context leads us to expect and s² the variance that chance gives at
E, what context leaves, `r = value − E`, is taken as area, practice and chance together, all normal: `r = a + u + e`.
The two variances between areas and between practices, τA² and τ², maximise the restricted likelihood; nothing is
winsorised. Then

    gap         = value − P
    context     = E − P
    place       = B · Σ w r / Σ w     over the area, w = 1/(s² + τ²), B = τA² / (τA² + 1/Σ w)
    reliability = R = τ² / (τ² + s²)
    unexplained = R · (r − place)
    chance      = (1 − R) · (r − place)

and the four parts add up to the gap. They are the best linear unbiased predictors of the two-level model. The 95%
interval of the unexplained part is the predictor's: `± 1.96 √(τ² (1 − R) + R² v)`, v the variance of the area's place
given the figures. A proportion's s² is `E (1 − E)/n`, a rate's `E/n`: at the expectation, never at the value itself.

The cases are nine practices in three areas (expected 0.50, England 0.48): one practice each.""",
    edges=(
        (
            "one area alone, or every practice alone in its area",
            "no place: areas and practices cannot be told apart",
        ),
        ("a practice in no area", "its place is 0"),
        (
            "practices differ no more than chance gives",
            "τ² is 0: nothing is unexplained, what is left is chance",
        ),
        ("an amount or a score, which is no sample", "nothing of it is chance"),
        ("degrees of freedom that fitting the expectation used up", "widen τ²"),
        ("a missing figure", "no parts, and nobody else's move"),
    ),
    sources=("Robinson1991", "ShermanMorrison1950"),
    columns=(
        "practice",
        "gap",
        "context",
        "place",
        "chance",
        "unexplained",
        "its lower end",
        "its upper end",
    ),
    cases=(
        (0, 0.04, 0.02, 0.0166, 0.001, 0.0024, -0.0382, 0.0429),
        (1, 0.07, 0.02, 0.0166, 0.0032, 0.0302, -0.0055, 0.0659),
        (4, -0.04, 0.02, -0.0214, -0.0037, -0.0349, -0.0706, 0.0007),
        (6, 0.1, 0.02, 0.0303, 0.0047, 0.045, 0.0093, 0.0807),
        (8, 0.03, 0.02, 0.0303, -0.0098, -0.0105, -0.0561, 0.0352),
    ),
    agreement="the predictors and their variances by matrices written out in full, to 1e-14; planted variances and"
    " parts on made Englands, with intervals that hold the truth in 93 to 97 of 100 cases; a slow plain twin on every"
    " row of the national release, to 1e-8.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_parts_are_as_written(case: Case) -> None:
    left = np.array(VALUES) - EXPECTED
    parts = split(VALUES, ENGLAND, EXPECTED, nested_model(left, VARIANCES, AREAS))
    names = ("gap", "context", "place", "chance", "unexplained", "lower", "upper")
    agree([getattr(parts, name)[case[0]] for name in names], case[1:])
