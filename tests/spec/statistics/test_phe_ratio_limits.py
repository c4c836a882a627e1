"""Public Health England's funnel of ratios, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="phe-ratio-funnel",
    title="Funnel of ratios in Public Health England's form",
    method="evenhand.statistics.funnels.phe_ratio_limits",
    prose="""For a number of observed events O, the ratio O/E at which O would lie just outside the Poisson
limits of E: `E = χ²⁻¹(1 − p, 2O + 2) / 2` for the lower line and `χ²⁻¹(p, 2O) / 2` for the upper. The
horizontal axis is events observed, not expected.""",
    edges=(
        ("nothing observed", "the lower line is at 0 and there is no upper"),
        ("count missing or negative", "no lines"),
    ),
    sources=("PHEIntervals", "Spiegelhalter2005"),
    columns=("observed", "lower 95%", "upper 95%", "lower 99.8%", "upper 99.8%"),
    cases=(
        (5, 0.4285, 3.0798, 0.3039, 6.7625),
        (20, 0.6475, 1.6371, 0.5257, 2.2326),
        (100, 0.8222, 1.2290, 0.7412, 1.3904),
        (0, 0.0, None, 0.0, None),
    ),
    agreement="PHEindicatormethods: all 300 labels; limits to 5e-5, the precision of its own search.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_phe_ratio_limits_are_as_written(case: Case) -> None:
    limits = SPECIFICATION.function([case[0]])
    agree([*limits.lower_95, *limits.upper_95, *limits.lower_998, *limits.upper_998], case[1:])
