"""Quantile groups, as the manual tells them."""

import pytest

from spec.specification import Case, Specification, agree

NAN = float("nan")
SPECIFICATION = Specification(
    id="quantile-groups",
    title="Quantile groups",
    method="evenhand.statistics.quantiles.quantile_groups",
    prose="""Values are ranked, ties taking the lowest rank r; of n values in k groups the group is `⌊k + 1 −
⌈(n + 1 − r) / (n / k)⌉⌋`, and 0 becomes 1. Group 1 has the lowest values where higher is good or neither way
is, and the highest where lower is good. Other software forms other groups at ties.""",
    edges=(
        ("a value missing", "no group; it is not counted"),
        ("fewer values than groups", "no groups"),
        ("a polarity other than higher, lower or neutral", "refused"),
    ),
    sources=("OHIDDeprivation",),
    columns=("values", "groups", "good is", "group of each"),
    cases=(
        ((10, 20, 30, 40, 50, 60, 70, 80), 4, "higher", (1, 1, 2, 2, 3, 3, 4, 4)),
        ((10, 20, 30, 40, 50, 60, 70, 80), 4, "lower", (4, 4, 3, 3, 2, 2, 1, 1)),
        ((10, 20, 20, 20, 50, 60, 70), 3, "higher", (1, 1, 1, 1, 2, 3, 3)),
        ((1, NAN, 3), 2, "neutral", (1, None, 2)),
        ((1, 2), 4, "higher", (None, None)),
    ),
    agreement="PHEindicatormethods, all 1,017 groups.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_quantile_groups_are_as_written(case: Case) -> None:
    agree(SPECIFICATION.function(*case[:3]), case[3])
