"""What a random-intercept fit says."""

from dataclasses import dataclass

from evenhand.statistics.arrays import BoolArray, FloatArray
from evenhand.statistics.casemix.links import CaseMixFamily


@dataclass(frozen=True)
class RandomInterceptFit:
    """Effects of circumstances, how much groups differ beside them, and each group's own effect.

    G groups by their code, K units, p covariates. Effects are on the link's scale (log odds, or log rate).

    Attributes
    ----------
    family, names
        the kind of figure, which says the link; the covariates in the order of the columns.
    coefficients, standard_errors
        per unit of the covariate, shape (p,); 0 and NaN for one that was left out.
    means
        of the covariates among the units fitted, weighted by the base, shape (p,).
    intercept, intercept_error
        link of the average unit's figure in a group whose effect is 0, and its standard error.
    tau, tau_error
        standard deviation of the groups' effects; 0 where groups differ no more than chance makes them. The error is
        NaN at 0, where the likelihood has no quadratic top.
    log_likelihood
        of the counts, with every constant.
    effect, effect_sd
        mean and standard deviation of each group's effect given its counts and the parameters, shape (G,).
    effect_mode, effect_mode_variance
        its mode and the inverse curvature there, shape (G,).
    value, value_sd
        mean and standard deviation of each group's own figure per unit of base, shape (G,); NaN without a unit.
    expected
        what the group's units would have in a group whose effect is 0, shape (G,); NaN without a unit.
    eta
        fixed part of each unit's link, shape (K,); NaN for a unit without a usable figure.
    used, unadjusted
        units the parameters were fitted on; units whose covariates are missing, which are taken to be like the
        average unit and count towards their group's effect only. Both shape (K,).
    left_out
        covariates that have no effect here, shape (p,); `notes` says why.
    converged
        whether the fit settled.
    notes
        what a reader must know of the fit: sentences without a full stop.
    """

    family: CaseMixFamily
    names: tuple[str, ...]
    coefficients: FloatArray
    standard_errors: FloatArray
    means: FloatArray
    intercept: float
    intercept_error: float
    tau: float
    tau_error: float
    log_likelihood: float
    effect: FloatArray
    effect_sd: FloatArray
    effect_mode: FloatArray
    effect_mode_variance: FloatArray
    value: FloatArray
    value_sd: FloatArray
    expected: FloatArray
    eta: FloatArray
    used: BoolArray
    unadjusted: BoolArray
    left_out: BoolArray
    converged: bool
    notes: tuple[str, ...]

    @property
    def ratio(self) -> FloatArray:
        """Each group's figure over what its units would have elsewhere, shape (G,): "predicted over expected".

        The form in which hospital mortality is published in the United States; shrunken, so a small group is near 1.
        """
        return self.value / self.expected
