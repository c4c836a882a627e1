"""The one schema: the three kinds of definition and the type each is parsed into, once."""

from collections.abc import Mapping
from typing import Literal

from evenhand.definitions.context import ContextDefinition
from evenhand.definitions.framework import FrameworkDefinition, Member, Standard, Strand
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.parts import Annotation, Applicability, MinimumDenominator, Status, Suppression

__all__ = [
    "FOLDERS",
    "TYPES",
    "Annotation",
    "Applicability",
    "ContextDefinition",
    "Definition",
    "FrameworkDefinition",
    "IndicatorDefinition",
    "Kind",
    "Member",
    "MinimumDenominator",
    "Standard",
    "Status",
    "Strand",
    "Suppression",
]

Kind = Literal["indicator", "framework", "context"]
Definition = IndicatorDefinition | FrameworkDefinition | ContextDefinition

TYPES: Mapping[Kind, type[IndicatorDefinition] | type[FrameworkDefinition] | type[ContextDefinition]] = {
    "indicator": IndicatorDefinition,
    "framework": FrameworkDefinition,
    "context": ContextDefinition,
}

FOLDERS: Mapping[Kind, str] = {"indicator": "indicators", "framework": "frameworks", "context": "contexts"}
"""The folder each kind of definition lies in, at any depth below it."""
