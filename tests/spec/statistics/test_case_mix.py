"""Case-mix, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

NAN = float("nan")
DOSE = (1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839) * 2
KILLED, EXPOSED = (6, 13, 18, 28, 52, 53, 61, 60) * 2, (59, 60, 62, 56, 63, 59, 62, 60) * 2
DEPRIVED = (8, 15, 10, 18, 25, 16, 28, 22, 35, 31, 33, 40)
COUNTED, OF = (
    (12, 30, 18, 25, 40, 22, 35, 28, 50, 45, 38, 60),
    (200, 300, 250, 240, 310, 205, 260, 230, 330, 300, 240, 350),
)
UNKNOWN = (*DEPRIVED[:-1], NAN)
SPECIFICATION = Specification(
    id="case-mix",
    title="Case-mix: what circumstances lead us to expect",
    method="evenhand.statistics.casemix.fit_casemix",
    prose="""What a practice in its circumstances has on average, learned from all practices at once. The model is
`link(expected) = intercept + Σ β_j (x_j − mean_j)`: log odds for a proportion, the logarithm with the denominator as
offset for a rate or ratio, the value itself for a mean or score. It is fitted by iteratively reweighted least
squares with a very small ridge, on columns standardised by denominators; then the intercept is set so that
`Σ denominator · expected = Σ numerator`.

Only circumstances outside a practice's control go in. Standard errors are multiplied by the square root of Pearson's
chi-squared over its degrees of freedom where that is above 1, for practices differ by more than chance.

The first case is Bliss's beetles as printed by Dobson (1990), each row twice: β is 34.27.""",
    edges=(
        (
            "a circumstance missing",
            "the practice is expected to be like the average one, and marked unadjusted",
        ),
        ("a circumstance the same everywhere, or following from the others", "left out, and named"),
        (
            "a circumstance whose practices have none or all (the variance of β is a million times what it is "
            "where all have the pooled value)",
            "left out, and named",
        ),
        (
            "fewer than ten practices a circumstance",
            "all are left out: everybody is expected to be like England",
        ),
        ("areas are given, 30 or more", "standard errors come of how the areas' scores spread"),
        ("none counted anywhere, or all", "that is expected of everybody"),
        ("every figure suppressed", "no expectation"),
    ),
    sources=(
        "NelderWedderburn1972",
        "McCullaghNelder1989",
        "leCessieHouwelingen1992",
        "HauckDonner1977",
        "LiangZeger1986",
        "Normand1997",
    ),
    columns=(
        "family",
        "circumstance",
        "counted",
        "of",
        "β",
        "first expected",
        "last expected",
        "average expected",
    ),
    cases=(
        ("binomial", DOSE, KILLED, EXPOSED, 34.2703, 0.0586, 0.9790, 0.6811),
        ("binomial", DEPRIVED, COUNTED, OF, 0.0302, 0.0776, 0.1808, 0.1218),
        ("poisson", DEPRIVED, COUNTED, OF, 0.0264, 0.0783, 0.1819, 0.1212),
        ("gaussian", DEPRIVED, COUNTED, OF, 0.0032, 0.0719, 0.1750, 0.1253),
        ("binomial", UNKNOWN, COUNTED, OF, 0.0325, 0.0796, 0.1224, 0.1224),
        ("poisson", (20,) * 12, COUNTED, OF, 0.0, 0.1253, 0.1253, 0.1253),
        ("binomial", DEPRIVED, (0,) * 12, OF, 0.0, 0.0, 0.0, 0.0),
    ),
    agreement="a general solver of the score equations, coefficients to 1e-6 relative; statsmodels 0.14 in "
    "`make bench`; expected totals to 1e-12.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_case_mix_is_as_written(case: Case) -> None:
    family, covariate, counted, of = case[:4]
    fit = SPECIFICATION.function(family, [[value] for value in covariate], counted, of)
    agree([fit.coefficients[0], fit.expected[0], fit.expected[-1], fit.average_expected], case[4:])
