"""Where a colour may appear, and which: only against a minimum standard, never in a developmental framework.

Being below the average is no standard, so it has no colour (METHODS 1.4).
"""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from evenhand.definitions.framework import FrameworkDefinition, Standard

Colour = Literal["green", "amber", "red"]

COLOURS: Final[tuple[Colour, ...]] = get_args(Colour)

COLOUR_OF_OUTCOME: Final[Mapping[str, Colour]] = {"met": "green", "cannot_tell": "amber", "not_met": "red"}
"""The colour of what can be said of a minimum standard. It cannot be told only with the value on the wrong side."""


def carries_colour(framework: FrameworkDefinition, standard: Standard) -> bool:
    """Say whether a standard of a framework may be shown in colour at all."""
    return (
        standard.kind == "minimum"
        and framework.purpose != "developmental"
        and framework.band_rule == "minimum_standards"
    )
