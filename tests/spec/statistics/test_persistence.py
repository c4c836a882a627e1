"""Persistence, as the manual tells it."""

import numpy as np
import pytest

from spec.specification import Case, Specification, agree

_SPREAD = tuple(np.linspace(-1.0, 1.0, 41))

SPECIFICATION = Specification(
    id="persistence",
    title="How much of a practice's distance stays",
    method="evenhand.statistics.realism.persistence",
    prose="""Practices that lie far from what their context gives in one year lie nearer in the next: part of the
distance was chance, part has passed. Of the part that was not chance, persistence is the share that is there again one
period later: the correlation between the two years' distances, divided by what sampling takes from it. 1 is a level
that stays, 0 one that is drawn anew each year.""",
    edges=(
        ("fewer than 30 practices with both periods", "not known; 0.8 is assumed and said so"),
        ("practices that do not differ beyond sampling", "not known"),
    ),
    sources=("Spearman1904",),
    columns=("distances, 41 evenly from −1 to 1, times", "sampling variance", "persistence"),
    cases=((1.0, 0.0, 1.0), (-1.0, 0.0, 0.0), (0.5, 0.05, 1.0), (1.0, 1.0, None)),
    agreement="a made-up thousand whose persistence is known, within its own sampling error.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_persistence_is_as_written(case: Case) -> None:
    times, variance, share = case
    agree(SPECIFICATION.function(_SPREAD, variance, np.array(_SPREAD) * times, variance), share)
