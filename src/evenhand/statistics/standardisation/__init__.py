"""Rates standardised for age and sex: directly (Dobson) and indirectly."""

from evenhand.statistics.standardisation.direct import (
    FEWEST_EVENTS,
    StandardisedRate,
    directly_standardised_rate,
    fay_feuer_rate,
)
from evenhand.statistics.standardisation.indirect import (
    expected_events,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
)

__all__ = [
    "FEWEST_EVENTS",
    "StandardisedRate",
    "directly_standardised_rate",
    "expected_events",
    "fay_feuer_rate",
    "indirectly_standardised_rate",
    "indirectly_standardised_ratio",
]
