"""Shrinkage of values, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

FIVE = (0.1, 0.3, 0.35, 0.65, 0.45)
OF_FIVE = (0.01, 0.02, 0.01, 0.02, 0.04)

SPECIFICATION = Specification(
    id="shrinkage-of-values",
    title="Shrinkage of values",
    method="evenhand.statistics.shrinkage.normal_shrinkage",
    prose="""A unit's own value is worth `w = τ²/(τ² + s²)` beside the mean of the units: `w y + (1 − w) mean`. The
variance of that is `w s²`, and `(1 − w)²` times the variance of the mean unless that is taken as known. A small unit
lies near the mean whatever it had, so its own value is always shown too.""",
    edges=(("τ² = 0", "every unit has the mean"), ("a missing value", "none, and it moves nobody")),
    sources=("EfronMorris1975", "RaudenbushBryk1985"),
    columns=("values", "sampling variances", "τ²", "unit", "drawn in to", "spread", "weight of its own"),
    cases=(
        (FIVE, OF_FIVE, 0.02, 0, 0.1823, 0.0866, 0.6667),
        (FIVE, OF_FIVE, 0.02, 3, 0.4984, 0.109, 0.5),
        (FIVE, OF_FIVE, 0.02, 4, 0.3812, 0.1291, 0.3333),
    ),
    agreement="metafor 3.8's best linear unbiased predictions and their errors on three sets, to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_values_are_drawn_in_as_written(case: Case) -> None:
    found, unit = SPECIFICATION.function(*case[:3]), case[3]
    agree((found.mean[unit], found.sd[unit], found.weight[unit]), case[4:])
