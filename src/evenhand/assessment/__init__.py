"""Measure, compare, judge: from a store's observations to everything a release holds."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evenhand.assessment.national import assess

__all__ = ["assess"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: who shows figures needs parts of this package, and not the whole of SciPy with it.
    if name in __all__:
        from evenhand.assessment.national import assess

        return assess
    raise AttributeError(name)
