"""Rank intervals, as the manual tells them."""

import pytest

from spec.specification import Case, Specification, agree

MEANS = (-1.0, 0.0, 0.2, 1.5, 3.0)

SPECIFICATION = Specification(
    id="rank-intervals",
    title="Ranks, only as intervals",
    method="evenhand.statistics.ranks.rank_intervals",
    prose="""Every practice's figure has a posterior: what context and place leave, drawn in by its reliability. Each is
drawn from, the draws of an area are ranked, and the interval holds 95% of a practice's ranks; 1 is the lowest. Raw
figures would put the smallest practices at both ends. No page, file or table is ordered by a rank, nobody is ranked on
an indicator of which neither end is better, and an interval that spans most of the area says that there is nothing to
rank.

The cases are five practices of one area, 4,000 draws with seed 1.""",
    edges=(
        ("practices that differ no more than chance gives", "any of them may have any rank"),
        ("a practice alone in its area", "1 of 1"),
        ("practices in no area, or without a posterior", "no rank, and not counted"),
        ("one seed", "one answer"),
    ),
    sources=("GoldsteinSpiegelhalter1996", "LairdLouis1989", "MarshallSpiegelhalter1998"),
    columns=("means", "standard deviation", "practice", "from", "to", "of"),
    cases=(
        (MEANS, 0.5, 0, 1, 2, 5),
        (MEANS, 0.5, 2, 1, 4, 5),
        (MEANS, 0.5, 3, 3, 4, 5),
        (MEANS, 0.5, 4, 5, 5, 5),
    ),
    agreement="BUGS and a grid on the surgical example, every bound within one rank; planted ranks of made areas lie in"
    " their intervals 96 times in 100 (whole ranks cannot hold exactly 95).",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_intervals_are_as_written(case: Case) -> None:
    found = SPECIFICATION.function(case[0], case[1], [0] * len(case[0]), draws=4000, seed=1)
    agree((found.lower[case[2]], found.upper[case[2]], found.of[case[2]]), case[3:])
