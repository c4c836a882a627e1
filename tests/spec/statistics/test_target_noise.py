"""How far a target must lie from the baseline, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="noise-around-a-target",
    title="How far a target must lie from the baseline",
    method="evenhand.statistics.realism.noise",
    prose="""Two figures of one practice differ by chance alone. The half-width of the 95% interval of their
difference, `1.96 √(v₁ + v₂)`, is the noise: a target that lies nearer to the baseline than that would be reached and
missed by luck, and nobody could tell which. Such a target is refused as undetectable; more patients, or two years
together, make it detectable.""",
    edges=(
        ("none, or all, counted", "half a patient is added, so they are not taken to be certain"),
        ("an amount or a score, of which nothing is sampled", "0: how much of it is chance is not known"),
    ),
    sources=("FleissLevinPaik2003",),
    columns=("family", "baseline", "of", "target", "of next", "noise"),
    cases=(
        ("binomial", 0.70, 100, 0.75, 100, 0.1239),
        ("binomial", 0.80, 1000, 0.82, 1000, 0.0344),
        ("binomial", 0.0, 50, 0.1, 50, 0.0902),
        ("poisson", 0.3, 1000, 0.25, 1000, 0.0460),
        ("normal", 9.0, 1.0, 8.0, 1.0, 2.7718),
    ),
    agreement="closed forms, to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_noise_is_as_written(case: Case) -> None:
    agree(SPECIFICATION.function(*case[:5]), case[5])
