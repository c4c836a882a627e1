"""The change between two periods, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="change-between-periods",
    title="A practice's change from one period to the next",
    method="evenhand.statistics.change.change_of_counts",
    prose="""How far a practice's own share or rate moved, in standard errors under no change:
`z = (x₂/n₂ − x₁/n₁) / √(v (1/n₁ + 1/n₂))`, `p = (x₁ + x₂)/(n₁ + n₂)`, `v = p (1 − p)` for a share and `p` for a rate.
Beyond 1.96 either way the change is more than chance gives. It is used for balancing pairs alone; a run of periods
is for a run chart. People counted in both periods make the two alike, and the test cautious.""",
    edges=(
        ("nobody, or everybody, in both periods", "0"),
        ("a base of 0, a negative count, or more counted than there are", "no figure"),
    ),
    sources=("FleissLevinPaik2003",),
    columns=("family", "earlier count", "earlier base", "count", "base", "z"),
    cases=(
        ("binomial", 60, 100, 75, 100, 2.2646),
        ("binomial", 0, 40, 0, 60, 0.0),
        ("binomial", 5, 4, 3, 4, None),
        ("poisson", 40, 1000, 20, 1000, -2.582),
        ("poisson", 3, 0, 3, 10, None),
    ),
    agreement="its square is the chi-squared of the two-by-two table without correction (scipy), to 1e-12.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_change_is_as_written(case: Case) -> None:
    agree(SPECIFICATION.function(*case[:5]), case[5])
