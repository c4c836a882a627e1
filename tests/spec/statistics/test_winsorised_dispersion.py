"""Winsorised dispersion, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

NAN = float("nan")
SPECIFICATION = Specification(
    id="winsorised-dispersion",
    title="Over-dispersion on the natural scale: winsorised phi and additive tau²",
    method="evenhand.statistics.dispersion.winsorised_dispersion",
    prose="""How much more practices differ than chance would make them. Each residual is divided by its
standard error; the lowest and highest tenth are moved in to the tenth and ninetieth percentile; phi is the mean
square. The variance between practices is `tau² = max(0, (K phi − (K − 1)) / (Σw − Σw²/Σw))`, `w = 1/s²`.

This is the field's usual form, kept by name. Moving the ends in makes phi average 0.68, not 1, when there is
only chance, and this form does not allow for it; the predictive funnel does.""",
    edges=(
        ("a residual missing, or an error missing, 0 or negative", "the practice is left out"),
        ("one practice", "tau² is 0"),
        ("phi below 1", "tau² is 0: limits are never narrower than chance"),
    ),
    sources=("Spiegelhalter2005b", "DerSimonianLaird1986"),
    columns=("residuals", "standard errors", "phi", "tau²"),
    cases=(
        ((-0.18, -0.08, -0.06, -0.03, 0.0, 0.02, 0.02, 0.04, 0.07, 0.17), (0.03,) * 10, 3.6333, 0.0027),
        ((-0.01, 0.0, 0.01), (0.03, 0.03, 0.03), 0.0474, 0.0),
        ((0.3, NAN, 0.2), (0.1, 0.1, 0.0), 9.0, 0.0),
    ),
    agreement="two independent implementations to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_winsorised_dispersion_is_as_written(case: Case) -> None:
    agree(SPECIFICATION.function(case[0], case[1]), case[2:])
