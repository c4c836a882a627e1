"""Counts of units in groups: what circumstances give, and how much the groups differ beside them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import BoolArray, FloatArray, IntArray, floats, same_shape
from evenhand.statistics.casemix.fit import fit_casemix
from evenhand.statistics.casemix.links import CaseMixFamily
from evenhand.statistics.casemix.random_intercept_groups import NO_GROUP, group_figures, packed
from evenhand.statistics.casemix.random_intercept_likelihood import LARGEST_TAU, Maximum, maximise
from evenhand.statistics.casemix.random_intercept_quadrature import constant, grouped
from evenhand.statistics.casemix.random_intercept_result import RandomInterceptFit
from evenhand.statistics.casemix.result import CaseMixFit

COUNTED: Final = ("binomial", "poisson")
NODES = 15
"""Enough for any group: at 15 the surgical example's likelihood differs from that at 25 by less than 1e-9."""
MOST_NODES = 100
"""More have weights below the smallest number a computer holds."""


def random_intercept(
    family: CaseMixFamily,
    covariates: ArrayLike,
    numerators: ArrayLike,
    denominators: ArrayLike = 1.0,
    *,
    groups: ArrayLike | None = None,
    nodes: int = NODES,
    names: Sequence[str] | None = None,
) -> RandomInterceptFit:
    """Return the model ``link(mean of unit i) = intercept + x_i β + b_g``, ``b_g ~ N(0, tau²)``, by likelihood.

    Parameters
    ----------
    family
        ``binomial`` (numerator of denominator, logit) or ``poisson`` (events, log, the denominator as offset).
    covariates
        circumstances, shape (K, p), p may be 0; NaN where unknown.
    numerators, denominators
        counts and their base, shape (K,); NaN is no figure.
    groups
        code of each unit's group from 0, shape (K,), or :data:`NO_GROUP`; each unit is its own group when not given.
    nodes
        of the adaptive Gauss-Hermite quadrature that the likelihood is reckoned with; 1 is Laplace's approximation.
        What is said of each group's effect always rests on at least :data:`NODES`.
    names
        of the covariates, as sentences use them.

    Parameters maximise the likelihood; groups' effects are given these parameters, as if they were known, so that
    their spread is a little too small where groups are few. Unlike :func:`fit_casemix`, expected totals are not the
    observed ones: a group whose effect is 0 is the middle one, not the mean.

    Edges: groups that differ no more than chance makes them have tau 0 and effects 0, never a failure; so have one
    group alone, units of one count each, and counts of none or of all everywhere. Where every group has none or all,
    tau stops at :data:`LARGEST_TAU`. Covariates are left out as in :func:`fit_casemix`, and `notes` says each of
    these. A group without a unit has effect 0 with standard deviation tau, and no value.

    Raises InputError when shapes do not fit together, or the family or the nodes are none it knows.

    Source: Stiratelli, Laird and Ware (1984) [Stiratelli1984]; the quadrature: Pinheiro and Bates (1995)
    [PinheiroBates1995]; profiling hospitals by it: Normand, Glickman and Gatsonis (1997) [Normand1997].
    """
    _checked(family, nodes)
    x, n = same_shape(numerators=numerators, denominators=denominators)
    group, number = _codes(groups, x.size)
    fixed = fit_casemix(family, covariates, x, n, names=names)
    matrix = floats(covariates).reshape(x.size, len(fixed.names))[:, ~fixed.left_out]
    means = fixed.means[~fixed.left_out]
    usable = fixed.used | fixed.unadjusted
    if not np.isfinite(fixed.intercept):
        return _flat(fixed, usable, group, number)
    scales = fixed.scales[~fixed.left_out]
    # Where nothing is allowed for, it does not matter whose circumstances are missing.
    known = usable if fixed.left_out.all() else fixed.used
    columns = np.where(fixed.used[:, None], (matrix - means) / scales, 0.0)
    design = np.column_stack([np.ones(x.size), columns])
    start = np.concatenate([[fixed.intercept], fixed.coefficients[~fixed.left_out] * scales])
    own = np.where(group == NO_GROUP, number + np.arange(x.size), group)
    of = grouped(family, x[known], n[known], packed(own[known])[1])
    reason = _cannot_tell(family, n[known], of.group)
    top = maximise(of, design[known], start, nodes, reason is not None)
    notes = (*fixed.notes, *_notes(top, reason))
    eta = np.where(usable, design @ top.coefficients, np.nan)
    log_likelihood = top.log_likelihood + constant(family, x[known], n[known])
    return _result(fixed, top, log_likelihood, scales, eta, x, n, own, number, notes)


def _checked(family: str, nodes: int) -> None:
    if family not in COUNTED:
        raise InputError(
            "a random-intercept model is of counts: binomial or poisson",
            where="family",
            received=family,
            remedy="For means and scores take nested_model, which is exact for them",
        )
    if not 1 <= nodes <= MOST_NODES:
        raise InputError(
            f"quadrature takes 1 to {MOST_NODES} nodes",
            where="nodes",
            received=nodes,
            remedy=f"Leave it at {NODES}, or give 1 for Laplace's approximation",
        )


def _codes(groups: ArrayLike | None, units: int) -> tuple[IntArray, int]:
    codes = np.arange(units) if groups is None else np.asarray(groups)
    if codes.shape != (units,) or not np.issubdtype(codes.dtype, np.integer) or (codes < NO_GROUP).any():
        raise InputError(
            "groups are whole codes from 0, one a unit",
            where="groups",
            received=f"shape {codes.shape} of {codes.dtype}, {units} units",
            remedy=f"Number the groups from 0; give {NO_GROUP} for a unit in none",
        )
    return codes.astype(np.int64), int(codes.max(initial=NO_GROUP)) + 1


def _cannot_tell(family: CaseMixFamily, n: FloatArray, group: IntArray) -> str | None:
    """Return why these counts cannot say how much groups differ, or None."""
    if group.max(initial=0) == 0:
        return "One group alone cannot be told from the whole"
    if family == "binomial" and np.bincount(group, weights=n).max() <= 1.0:
        return "Groups of one person each cannot be told from chance"
    return None


def _notes(top: Maximum, reason: str | None) -> tuple[str, ...]:
    if reason is not None:
        return (f"{reason}: no difference between groups is allowed for",)
    notes = []
    if top.tau2 == 0.0:
        notes.append(
            "Groups differ no more than chance makes them: no difference between them is allowed for"
        )
    if top.tau2 >= 0.999 * LARGEST_TAU**2:
        notes.append("Groups have none or all: how much they differ has no end that these counts could show")
    if not top.converged:
        notes.append("The fit did not settle: its figures are where it stopped")
    return tuple(notes)


def _result(
    fixed: CaseMixFit,
    top: Maximum,
    log_likelihood: float,
    scales: FloatArray,
    eta: FloatArray,
    x: FloatArray,
    n: FloatArray,
    own: IntArray,
    number: int,
    notes: tuple[str, ...],
) -> RandomInterceptFit:
    tau, kept = float(np.sqrt(top.tau2)), ~fixed.left_out
    tau_error = float(np.sqrt(top.tau2_variance)) / (2.0 * tau) if tau > 0 else float("nan")
    errors = np.sqrt(np.diag(top.covariance))
    coefficients, standard_errors = np.zeros(kept.size), np.full(kept.size, np.nan)
    coefficients[kept], standard_errors[kept] = top.coefficients[1:] / scales, errors[1:] / scales
    figures = group_figures(fixed.family, x, n, eta, own, number, tau, NODES)
    return RandomInterceptFit(
        fixed.family, fixed.names, coefficients, standard_errors, fixed.means,
        float(top.coefficients[0]), float(errors[0]), tau, tau_error, log_likelihood,
        *figures, eta, fixed.used, fixed.unadjusted, fixed.left_out, top.converged, notes,
    )  # fmt: skip


def _flat(fixed: CaseMixFit, usable: BoolArray, group: IntArray, number: int) -> RandomInterceptFit:
    """Return the fit where nothing varies: no figure at all, none counted anywhere, or all counted everywhere."""
    nothing, missing = np.zeros(number), np.full(number, np.nan)
    value = missing.copy()
    value[group[usable & (group != NO_GROUP)]] = fixed.average_expected
    nan = float("nan")
    return RandomInterceptFit(
        fixed.family, fixed.names, fixed.coefficients, fixed.standard_errors, fixed.means, fixed.intercept,
        nan, 0.0, nan, 0.0 if usable.any() else nan, nothing, nothing, nothing, nothing, value,
        np.where(np.isnan(value), np.nan, 0.0), value, fixed.eta, fixed.used, fixed.unadjusted,
        fixed.left_out, True, fixed.notes,
    )  # fmt: skip
