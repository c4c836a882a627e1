"""What a case-mix fit says."""

from dataclasses import dataclass

from evenhand.statistics.arrays import BoolArray, FloatArray
from evenhand.statistics.casemix.links import CaseMixFamily


@dataclass(frozen=True)
class CaseMixFit:
    """An expectation for each unit given its covariates, and how it was come by.

    Attributes
    ----------
    family
        the kind of figure; says the link.
    names
        of the covariates, in the order of the columns of the design, p of them.
    coefficients
        on the link's scale, per unit of the covariate, shape (p,); 0 for a covariate that was left out.
    standard_errors
        of the coefficients, widened by over-dispersion where there is any, shape (p,); NaN for one left out.
    means, scales
        of the covariates among the units fitted, weighted by the base, shape (p,).
    intercept
        the link of the average unit's expectation: the one whose covariates are `means`.
    average_expected
        the average unit's expectation.
    dispersion
        Pearson's chi-squared over its degrees of freedom; NaN when none are left.
    expected
        expectation of each unit per unit of base, shape (K,); NaN where the unit has no usable figure. Expected
        totals are the observed ones: ``Σ base · expected = Σ numerator``.
    eta
        the link of `expected`, shape (K,).
    used, unadjusted
        units the effects were fitted on; units with a figure whose covariates are missing, which are expected to be
        like the average unit. Both shape (K,).
    left_out
        covariates that have no effect here, shape (p,); `notes` says why.
    notes
        what a reader must know of the fit: sentences without a full stop.
    """

    family: CaseMixFamily
    names: tuple[str, ...]
    coefficients: FloatArray
    standard_errors: FloatArray
    means: FloatArray
    scales: FloatArray
    intercept: float
    average_expected: float
    dispersion: float
    expected: FloatArray
    eta: FloatArray
    used: BoolArray
    unadjusted: BoolArray
    left_out: BoolArray
    notes: tuple[str, ...]
