"""The false discovery rate, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="false-discovery-rate",
    title="Many practices at once: the false discovery rate",
    method="evenhand.statistics.multiple_testing.benjamini_hochberg",
    prose="""Of 6,500 practices 13 lie beyond the 99.8% limits by chance alone. An outcome's q is the share
of false ones to expect among all outcomes at least as extreme: `q_i = min over p_j ≥ p_i of p_j m / rank_j`.
The family is declared: the practices compared on one indicator; p is twice the smaller mid-p of the
predictive distribution, so that ordinary variation between practices is part of the null. It stands beside an
outcome and never makes one.""",
    edges=(
        ("no p", "not a test: not counted, no q"),
        ("equal p", "equal q"),
        ("more than 1", "1"),
    ),
    sources=("BenjaminiHochberg1995",),
    columns=("p", "q"),
    cases=(
        ((0.001, 0.008, 0.039, 0.041, 0.27), (0.005, 0.02, 0.05125, 0.05125, 0.27)),
        ((0.01, None, 0.5), (0.02, None, 0.5)),
    ),
    agreement="the authors' own example as R's p.adjust gives it, to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_q_are_as_written(case: Case) -> None:
    agree(SPECIFICATION.function([float("nan") if p is None else p for p in case[0]]), case[1])
