"""The mortality indicator's funnel, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="shmi-funnel",
    title="Funnel in the form of the Summary Hospital-level Mortality Indicator",
    method="evenhand.statistics.funnels.shmi_funnel",
    prose="""`z = log(O/E) √E`; the lowest and highest tenth by rank are left out (not moved in); phi and tau²
come from the rest, on the log scale; limits are `exp(± z √(1/E + tau²))`.""",
    edges=(
        ("nothing observed", "no logarithm, so no z"),
        ("nothing expected, or a count missing", "no z"),
    ),
    sources=("SHMI", "Spiegelhalter2012"),
    columns=("observed", "expected of each", "kept", "phi", "tau²", "upper 95% limit"),
    cases=(
        ((80, 95, 100, 102, 110, 90, 130, 100, 98, 105, 60), 100.0, 9, 0.8421, 0.0, 1.2165),
        ((60, 70, 80, 95, 100, 102, 110, 120, 130, 140, 160), 100.0, 9, 4.4934, 0.0406, 1.5537),
    ),
    agreement="FunnelPlotR 0.6: phi, tau² and z to 1e-9; limits to 2e-7, as it rounds z.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_shmi_funnel_is_as_written(case: Case) -> None:
    funnel = SPECIFICATION.function(case[0], case[1])
    agree([funnel.kept.sum(), funnel.phi, funnel.tau2, funnel.limits.upper_95[0]], case[2:])
