"""The predictive funnel of a mean or score, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

NAN = float("nan")
SPECIFICATION = Specification(
    id="predictive-value",
    title="Predictive funnel of a mean, a score or a ratio of amounts (the default)",
    method="evenhand.statistics.predictive.normal_funnel",
    prose="""`z = (value − expected) / √(s² + tau²)`, s² being the sampling variance (0 for a figure that is no
sample) and tau² the variance between practices, solved for as for a proportion. Without an expectation the
centre is the winsorised mean, which a few extreme values do not move. A ratio of two amounts is judged on the
log scale.""",
    edges=(
        ("a value missing, or a variance missing or negative", "no z; left out of the fit"),
        ("all values alike", "z is 0 and tau² is 0"),
        (
            "the bulk of practices has one and the same value, without sampling",
            "z is 0 there and none elsewhere",
        ),
    ),
    sources=("PauleMandel1982", "Spiegelhalter2005b"),
    columns=("values", "sampling variances", "expected", "tau² of the fit", "z"),
    cases=(
        ((1.0, 2.0, 3.0, 4.0, 5.0), (0.0,) * 5, 3.0, 2.0983, (-1.3807, -0.6904, 0.0, 0.6904, 1.3807)),
        ((1.0, 1.1, 0.9), (1.0, 1.0, 1.0), 1.0, 0.0, (0.0, 0.1, -0.1)),
        ((5.0, 5.0, 5.0), (0.0, 0.0, 0.0), 5.0, 0.0, (0.0, 0.0, 0.0)),
        ((1.0, NAN, 1.0), (1.0, 1.0, -1.0), 1.0, 0.0, (0.0, None, None)),
    ),
    agreement="the closed form, where no value is a sample.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_normal_funnel_is_as_written(case: Case) -> None:
    values, variances, expected, tau2, z = case
    funnel = SPECIFICATION.function(values, variances, expected)
    agree(funnel.tau2, tau2)
    agree(funnel.z, z)
