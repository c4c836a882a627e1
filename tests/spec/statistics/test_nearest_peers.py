"""Statistical twins, as the manual tells them."""

import numpy as np
import pytest

from spec.specification import Case, Specification, agree

NAN = float("nan")
LINE = tuple((float(place),) for place in range(12))
SPECIFICATION = Specification(
    id="statistical-twins",
    title="Statistical twins, and who has no fair comparator",
    method="evenhand.statistics.peers.nearest_peers",
    prose="""The practices of England whose patients' circumstances are most like a practice's own: the nearest by
Mahalanobis' distance `√((x − y)ᵀ Σ⁻¹ (x − y))` on contexts divided by their standard deviations, Σ their
covariance, shrunk. Contexts that go together count once. Twenty by default; the practice itself is never one.

How far the tenth is says whether anybody is like the practice. One whose tenth twin is further than the 99th
percentile of all practices' tenths has no fair comparator and gets no outcome. By that rule about one practice in a
hundred has none, however alike practices are; where many share the furthest distance, none of them is further.

The cases are twelve practices in a row, and the first twin, how far the tenth is, and whether it is too far.""",
    edges=(
        ("a context not known", "no twins, and nobody's twin; that alone is no lack of a fair comparator"),
        ("fewer than 11 practices that may be twins", "nobody has twins"),
        ("practices at the same distance (to 1e-9)", "in the order given"),
        ("a context the same for all", "left out"),
        ("a context that others add up to", "counts once"),
        ("everybody alike", "the first are the twins, at distance 0, and nobody is too far"),
    ),
    sources=("Mahalanobis1936", "LedoitWolf2004"),
    columns=("practices", "of practice", "first twin", "distance of the tenth", "too far"),
    cases=(
        (LINE, 0, 1, 2.8968, 0),
        (LINE, 5, 4, 1.4484, 0),
        ((*LINE[:11], (40.0,)), 11, 10, 3.8476, 1),
        ((*LINE[:11], (NAN,)), 11, -1, None, 0),
        (((0.5, 1.0),) * 12, 3, 0, 0.0, 0),
    ),
    agreement="the definition worked out one pair at a time, twin for twin, on 300 made practices.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_twins_are_as_written(case: Case) -> None:
    practices, one, first, tenth, too_far = case
    found = SPECIFICATION.function(practices, np.ones(len(practices), dtype=bool))
    agree((found.index[one, 0], found.tenth[one], found.no_fair[one]), (first, tenth, too_far))
