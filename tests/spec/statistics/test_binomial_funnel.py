"""The predictive funnel of a proportion, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="predictive-proportion",
    title="Predictive funnel of a proportion (the default)",
    method="evenhand.statistics.predictive.binomial_funnel",
    prose="""How unusual is this practice among practices that vary as they usually do? The count is binomial,
and the logit of a practice's own proportion is normal about what is expected of it, with variance tau². z is
the normal quantile of the mid-p, `P(X < x) + ½ P(X = x)`: outside 1.96 is beyond 95%, outside 3.09 beyond
99.8%.

tau² is such that the mean of z², after moving in the lowest and highest tenth, is 0.678655, which is what a
standard normal gives: a robust Paule-Mandel estimate, so that a few unusual practices do not widen the funnel
for all. It is 0 when chance alone explains the spread. The mid-p of a discrete count varies less than a normal, so
for this equation each count stands for its whole step, from P(X < x) to P(X ≤ x), whose points are standard normal
exactly when the distribution is right: tau² is then right however few are counted. Averaging over practices pulls
a proportion towards a half; one shift on the logit scale puts the expected totals right again.

The integral is taken over the count's own uncertainty when that is the narrower, else over the practice, by a
trapezoid rule whose step follows the width: z agrees with adaptive quadrature to 5e-5.""",
    edges=(
        ("denominator 0, or a count missing or impossible", "no z; left out of the fit"),
        ("no patient counted anywhere, or every one", "z is 0 and tau² is 0"),
        ("0 or 1 expected", "z is 0 if that is what came, else none"),
        ("one practice, or all alike", "tau² is 0"),
        ("counts that are not whole", "allowed: the distribution is continued between them"),
        (
            "most practices have none, or all but none",
            "at most half the practices with two or more are moved in for the equation, so that what tells practices "
            "apart is left; with two in fewer than 1 practice in 200, tau² is 0",
        ),
    ),
    sources=(
        "DunnSmyth1996",
        "Lancaster1961",
        "PauleMandel1982",
        "Spiegelhalter2005b",
        "TrefethenWeideman2014",
    ),
    columns=("numerator", "denominator", "expected", "tau²", "z"),
    cases=(
        (30, 100, 0.3, 0.0, 0.0144),
        (45, 100, 0.3, 0.0, 3.1518),
        (45, 100, 0.3, 0.04, 2.2961),
        (4500, 10000, 0.3, 0.04, 3.2564),
        (0, 10, 0.0, 0.04, 0.0),
        (3, 10, 0.0, 0.04, None),
        (3, 0, 0.3, 0.04, None),
    ),
    agreement="adaptive quadrature to 5e-5 in z, up to 20,000 patients.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_binomial_funnel_is_as_written(case: Case) -> None:
    numerator, denominator, expected, tau2, z = case
    agree(SPECIFICATION.function([numerator], [denominator], [expected], tau2=tau2).z, z)
