"""The interval of a change between two periods, as the manual tells it."""

import numpy as np
import pytest

from evenhand.statistics.change import change_interval
from evenhand.statistics.intervals import wilson
from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="change-interval",
    title="The interval of a practice's change",
    method="evenhand.statistics.change.change_interval",
    prose="""By how much a practice's own figure changed from one period to another, and how much of that chance could
give: `d − √((y₂ − l₂)² + (u₁ − y₁)²)` to `d + √((u₂ − y₂)² + (y₁ − l₁)²)` with `d = y₂ − y₁`, where `l` and `u` are the
ends of each figure's own interval. An interval that reaches to both sides of nothing cannot tell a change from chance.
It needs no more than the two intervals that are shown anyway, so the change and the figures never disagree; it leans
to the sides its figures' intervals lean to, near 0 and 1 above all.""",
    edges=(("an end missing, or on the wrong side of its figure", "no interval"),),
    sources=("NewcombeDifference1998", "ZouDonner2008"),
    columns=("earlier", "its lower", "its upper", "later", "its lower", "its upper", "lower", "upper"),
    cases=(
        (0.50, 0.40, 0.60, 0.70, 0.62, 0.77, 0.0719, 0.3221),
        (0.50, 0.40, 0.60, 0.55, 0.45, 0.65, -0.0914, 0.1914),
        (8.0, 8.0, 8.0, 9.0, 9.0, 9.0, 1.0, 1.0),
        (0.50, None, None, 0.70, 0.62, 0.77, None, None),
        (0.50, 0.55, 0.60, 0.70, 0.62, 0.77, None, None),
    ),
    agreement="with Wilson's intervals it is Newcombe's tenth method: 48 of 80, then 56 of 70, gives 0.0524 to 0.3339, "
    "as in his paper (from memory, to be checked).",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_interval_is_as_written(case: Case) -> None:
    given = [np.nan if cell is None else cell for cell in case[:6]]
    found = SPECIFICATION.function(*given)
    agree([float(found.lower), float(found.upper)], case[6:])


def test_with_wilsons_intervals_it_is_newcombes_tenth_method() -> None:
    intervals = wilson([48, 56], [80, 70])
    found = change_interval(
        48 / 80, intervals.lower[0], intervals.upper[0], 56 / 70, intervals.lower[1], intervals.upper[1]
    )
    agree([float(found.lower), float(found.upper)], (0.0524, 0.3339))
