"""The shrunk covariance, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="shrunk-covariance",
    title="A covariance that can be inverted: Ledoit and Wolf's",
    method="evenhand.statistics.peers.shrunk_covariance",
    prose="""Distances in context need the inverse of the covariance of the contexts. The sample's covariance S
exaggerates its largest and smallest directions, and its inverse exaggerates them more. It is moved towards m I,
uncorrelated contexts of its mean variance m, by the share `b²/d²`, `d² = ‖S − m I‖²` and
`b² = min(d², Σ ‖x xᵀ − S‖² / n²)`: as far as the data's own noise asks for. With thousands of practices that is next
to nothing, unless the contexts really are uncorrelated.""",
    edges=(
        ("one context", "nothing to shrink: 0"),
        ("no spread at all", "zeros, shrunk by 0"),
        ("fewer practices than contexts", "still positive definite"),
    ),
    sources=("LedoitWolf2004",),
    columns=("values, a practice a row", "shrinkage", "covariance"),
    cases=(
        (((1, 2), (2, 1), (4, 5), (3, 5), (7, 6)), 0.4281, (4.1373, 1.8758, 1.8758, 3.8627)),
        (((0, 1), (2, 0.5), (1, 3)), 1.0, (0.9167, 0, 0, 0.9167)),
        (((1,), (2,), (4,)), 0.0, (1.5556,)),
        (((1, 1), (1, 1)), 0.0, (0, 0, 0, 0)),
    ),
    agreement="scikit-learn's `ledoit_wolf` to 1e-15 on 15 made data sets, 8 to 6,500 practices by 3 to 20 contexts.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_shrunk_covariance_is_as_written(case: Case) -> None:
    values, shrinkage, covariance = case
    found = SPECIFICATION.function(values)
    agree(found.shrinkage, shrinkage)
    agree(found.covariance.ravel(), covariance)
