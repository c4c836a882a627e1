"""Effects of circumstances within groups: what the groups themselves differ by is taken up by a random intercept."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import floats, same_shape
from evenhand.statistics.casemix.fit import centred_intercept, fit_casemix
from evenhand.statistics.casemix.irls import pearson
from evenhand.statistics.casemix.links import CaseMixFamily, unlinked
from evenhand.statistics.casemix.random_intercept import random_intercept
from evenhand.statistics.casemix.result import CaseMixFit

WITHIN = "Effects of circumstances are those within areas, so that what areas differ by is not taken for them"


def fit_within_groups(
    family: CaseMixFamily,
    covariates: ArrayLike,
    numerators: ArrayLike,
    denominators: ArrayLike,
    *,
    groups: ArrayLike,
    names: Sequence[str] | None = None,
) -> CaseMixFit:
    """Return each unit's expectation by effects found within groups (:func:`random_intercept`), in an average group.

    Parameters are those of :func:`fit_casemix` and :func:`random_intercept`; only counts (binomial, Poisson) are
    fitted so. The groups' own effects are no part of the expectation, which is centred anew so that expected totals
    are the observed ones; standard errors are widened by over-dispersion as in :func:`fit_casemix`.

    Edges: where nothing can be allowed for, or groups cannot be told apart, it is the fit of all units together. A
    fit that does not settle is left for that one too, and a note says so.

    A circumstance that goes with the groups' own levels still takes over a little of them where groups are small: each
    group's level is drawn towards the whole. Source: Stiratelli, Laird and Ware (1984) [Stiratelli1984].
    """
    x, n = same_shape(numerators=numerators, denominators=denominators)
    pooled = fit_casemix(family, covariates, x, n, names=names, clusters=groups)
    if pooled.left_out.all():
        return pooled
    inside = random_intercept(family, covariates, x, n, groups=groups, names=names)
    if not inside.converged:
        return replace(
            pooled, notes=(*pooled.notes, "Effects within areas were looked for and did not settle")
        )
    if not inside.tau > 0.0:
        return pooled
    usable = pooled.used | pooled.unadjusted
    effect = np.where(pooled.used, (floats(covariates) - pooled.means) @ inside.coefficients, 0.0)
    effect = np.where(usable, np.nan_to_num(effect), 0.0)
    intercept = centred_intercept(family, effect[usable], x[usable], n[usable], inside.intercept)
    eta = np.where(usable, intercept + effect, np.nan)
    at, effects = pooled.used, 1 + int((~pooled.left_out).sum())
    dispersion = pearson(family, x[at], n[at], eta[at], effects)
    return replace(
        pooled,
        coefficients=inside.coefficients,
        standard_errors=inside.standard_errors * np.sqrt(max(dispersion, 1.0)),
        intercept=intercept,
        average_expected=float(unlinked(family, intercept)),
        dispersion=dispersion,
        expected=np.where(usable, unlinked(family, eta), np.nan),
        eta=eta,
        notes=(*pooled.notes, WITHIN),
    )
