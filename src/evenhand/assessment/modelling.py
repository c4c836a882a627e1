"""How an indicator's expectation was made and how much its figures can tell: a record for the release's models."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenhand.assessment.adjusting import FAMILIES, Adjusted, Covariates
from evenhand.assessment.comparing import Compared
from evenhand.assessment.splitting import Parted
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.casemix import CaseMixFit

FloatArray = NDArray[np.float64]


def model_record(
    definition: IndicatorDefinition,
    covariates: Covariates,
    adjusted: Adjusted,
    parted: Parted,
    funnel: Compared,
    plain: Compared,
) -> dict[str, Any]:
    """Return one entry of a release's models, ready for JSON: numbers that are not there are None.

    ``coefficient`` and ``standard_error`` are on the link's scale per unit of the covariate, ``mean`` and ``scale``
    (standard deviation) weighted by the base; ``average_expected``, ``tau2_practices`` and ``tau2_areas`` in the
    indicator's unit (squared); ``tau2_funnel`` and ``tau2_crude`` on the predictive funnel's scale with and without
    context and place. ``size_for_070`` and ``size_for_090`` are the denominators at which an average practice's
    reliability is 0.7 and 0.9. ``explained_share`` is the share of the variation between practices, chance aside,
    that goes with context.
    """
    fit, model = adjusted.fit, parted.model
    record = {
        "intercept": fit.intercept,
        "average_expected": definition.multiplier * fit.average_expected,
        "dispersion": fit.dispersion,
        "tau2_practices": model.tau2,
        "tau2_areas": model.tau2_areas,
        "tau2_funnel": funnel.funnel.tau2,
        "tau2_crude": plain.funnel.tau2,
        "median_reliability": _median(parted.split.reliability),
        "size_for_070": _size_for(0.7, adjusted, parted),
        "size_for_090": _size_for(0.9, adjusted, parted),
        "explained_share": _explained(adjusted, parted),
    }
    return {
        "indicator": definition.id,
        "family": FAMILIES[definition.statistic],
        "covariates": [_entry(fit, place, name) for place, name in enumerate(covariates.ids)],
        **{name: _number(value) for name, value in record.items()},
        "practices": int(np.isfinite(adjusted.expected).sum()),
        "unadjusted": int(fit.unadjusted.sum()),
        "notes": list(fit.notes),
    }


def _entry(fit: CaseMixFit, place: int, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "coefficient": None if fit.left_out[place] else float(fit.coefficients[place]),
        "standard_error": _number(fit.standard_errors[place]),
        "mean": _number(fit.means[place]),
        "scale": _number(fit.scales[place]),
    }


def _number(value: float | None) -> float | None:
    return float(value) if value is not None and np.isfinite(value) else None


def _median(values: FloatArray) -> float | None:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if known.size else None


def _size_for(target: float, adjusted: Adjusted, parted: Parted) -> float | None:
    """Return the denominator at which reliability reaches `target`: ``R v / ((1 − R) tau²)``, v one person's variance.

    None where nothing is chance (an amount) and where practices do not differ beyond it (no size suffices).
    """
    one_person = parted.variances * adjusted.base
    known = np.isfinite(one_person) & (one_person > 0)
    if not known.any() or parted.model.tau2 <= 0:
        return None
    return target * float(np.median(one_person[known])) / ((1.0 - target) * parted.model.tau2)


def _explained(adjusted: Adjusted, parted: Parted) -> float | None:
    known = np.isfinite(adjusted.expected)
    if not known.any():
        return None
    of_context = float(np.var(adjusted.expected[known]))
    total = of_context + parted.model.tau2 + parted.model.tau2_areas
    return of_context / total if total > 0 else None
