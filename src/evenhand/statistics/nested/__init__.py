"""The two-level model of what context leaves: areas, practices within them, and chance; and the split it gives."""

from evenhand.statistics.nested.model import NO_AREA, NestedModel, nested_model
from evenhand.statistics.nested.shifts import place_shifts
from evenhand.statistics.nested.split import Split, sampling_variances, split

__all__ = ["NO_AREA", "NestedModel", "Split", "nested_model", "place_shifts", "sampling_variances", "split"]
