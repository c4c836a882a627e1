"""Each practice's fifth of England's patients by deprivation, as the equity check has them."""

from collections.abc import Mapping
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from django.utils.translation import gettext_lazy

from evenhand.assessment.equity import FIFTHS as NUMBER
from evenhand.assessment.equity import groups_of_patients
from evenhand.publication.installed import Opened
from evenhand.release.schemas import context_column

FIFTHS: Final = {
    "1": gettext_lazy("The least deprived fifth"),
    "2": gettext_lazy("The second"),
    "3": gettext_lazy("The third"),
    "4": gettext_lazy("The fourth"),
    "5": gettext_lazy("The most deprived fifth"),
}
_COLUMN: Final = context_column("deprivation")
_KNOWN: Final[WeakKeyDictionary[Opened, Mapping[str, int]]] = WeakKeyDictionary()


def fifths_of(opened: Opened) -> Mapping[str, int]:
    """Return the fifth, 1 (least deprived) to 5, of each practice of a release whose deprivation is known."""
    if opened not in _KNOWN:
        _KNOWN[opened] = _worked_out(opened)
    return _KNOWN[opened]


def _worked_out(opened: Opened) -> Mapping[str, int]:
    known = [
        row
        for row in opened.practices.values()
        if row.get(_COLUMN) is not None and (row["list_size"] or 0) > 0
    ]
    if not known:
        return {}
    groups = groups_of_patients(
        np.array([row[_COLUMN] for row in known]), np.array([row["list_size"] for row in known]), NUMBER
    )
    return {row["code"]: int(group) + 1 for row, group in zip(known, groups, strict=True)}
