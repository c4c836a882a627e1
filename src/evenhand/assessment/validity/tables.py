"""A run as JSON: figures by name, the bounds, and every table."""

from dataclasses import asdict
from typing import Any

from evenhand import __version__
from evenhand.assessment.validity.bounds import bounds
from evenhand.assessment.validity.report import Power, Validity


def as_json(found: Validity) -> dict[str, Any]:
    """Return the run as JSON has it. Rates are shares, not per cent. Nothing depends on the machine or the day."""
    return {
        "evenhand": __version__,
        "seed": found.seed,
        "englands": found.englands,
        "practices": found.practices,
        **{bound.figure: bound.value for bound in bounds(found)},
        "flag_rate_standard_error": max(rate.error for rate in found.flag_rates),
        "bounds": [asdict(bound) | {"holds": bound.holds} for bound in bounds(found)],
        "power": [_power(row) for row in found.power],
        "splits": [each.as_dict() for each in found.splits],
        "flag_rates": [rate.as_dict() for rate in found.flag_rates],
        "other_laws": [rate.as_dict() for rate in found.other_laws],
    }


def _power(row: Power) -> dict[str, Any]:
    cell = row.cell
    of = {"family": cell.family, "base": cell.base, "size": cell.size}
    return of | {
        "lists_from": row.begin,
        "lists_to": row.end,
        "unusual": row.planted,
        "found": row.found / row.planted if row.planted else None,
    }
