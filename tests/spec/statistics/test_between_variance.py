"""The variance between units, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

FIVE = (0.1, 0.3, 0.35, 0.65, 0.45)
OF_FIVE = (0.01, 0.02, 0.01, 0.02, 0.04)
ALIKE, OF_ALIKE = (0.1, 0.12, 0.11), (0.01, 0.01, 0.01)

SPECIFICATION = Specification(
    id="variance-between-units",
    title="How much units differ beyond chance",
    method="evenhand.statistics.between.between_variance",
    prose="""Each unit's value y has a sampling variance s²; τ² is how much the units' true values vary. With
`w = 1/(s² + τ²)` the mean is `Σ w y / Σ w`, and Q is `Σ w (y − mean)²`.

* DL: moments, `(Q − (K − 1)) / (Σ w − Σ w²/Σ w)` with w = 1/s².
* PM: the τ² at which Q is K − 1; the empirical Bayes estimator is the same.
* REML, ML: (restricted) maximum likelihood, by scoring.
* HE: the plain variance less the average sampling variance.
* SJ: in two steps, never 0.

None is winsorised: this serves shrinkage and reliability. A funnel's τ² is another: see the predictive funnels.""",
    edges=(
        ("an estimate below 0", "0"),
        ("one unit, or none", "0, with the one's mean"),
        ("all alike", "0"),
    ),
    sources=("DerSimonianLaird1986", "PauleMandel1982", "Veroniki2016"),
    columns=("values", "sampling variances", "estimator", "τ²", "mean", "its error", "I²"),
    cases=(
        (FIVE, OF_FIVE, "DL", 0.0277, 0.3508, 0.0954, 0.6302),
        (FIVE, OF_FIVE, "REML", 0.0277, 0.3508, 0.0954, 0.6301),
        (FIVE, OF_FIVE, "ML", 0.019, 0.3463, 0.0854, 0.5393),
        (FIVE, OF_FIVE, "PM", 0.025, 0.3496, 0.0924, 0.6056),
        (FIVE, OF_FIVE, "HE", 0.0208, 0.3473, 0.0875, 0.5608),
        (FIVE, OF_FIVE, "SJ", 0.0274, 0.3507, 0.0951, 0.6278),
        (ALIKE, OF_ALIKE, "REML", 0.0, 0.11, 0.0577, 0.0),
    ),
    agreement="metafor 3.8 on three published sets: DL, HE and SJ to 1e-12, REML and ML to 1e-5, PM to 1e-4, where"
    " metafor's own steps stop; ours solves its equation to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_variances_are_as_written(case: Case) -> None:
    found = SPECIFICATION.function(*case[:3])
    agree((found.tau2, found.mean, found.se, found.i2), case[3:])
