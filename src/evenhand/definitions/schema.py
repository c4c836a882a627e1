"""The one schema: the four kinds of definition and the type each is parsed into, once."""

from collections.abc import Mapping
from typing import Literal

from evenhand.definitions.case_mix import CaseMixDefinition
from evenhand.definitions.context import ContextDefinition
from evenhand.definitions.framework import Derivation, FrameworkDefinition, Member, Standard, Strand
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.parts import (
    Annotation,
    Applicability,
    MinimumBase,
    MinimumDenominator,
    Standardisation,
    Status,
    Suppression,
)

__all__ = [
    "FOLDERS",
    "TYPES",
    "Annotation",
    "Applicability",
    "CaseMixDefinition",
    "ContextDefinition",
    "Definition",
    "Derivation",
    "FrameworkDefinition",
    "IndicatorDefinition",
    "Kind",
    "Member",
    "MinimumBase",
    "MinimumDenominator",
    "Standard",
    "Standardisation",
    "Status",
    "Strand",
    "Suppression",
]

Kind = Literal["indicator", "framework", "context", "case_mix"]
Definition = IndicatorDefinition | FrameworkDefinition | ContextDefinition | CaseMixDefinition

TYPES: Mapping[Kind, type[Definition]] = {
    "indicator": IndicatorDefinition,
    "framework": FrameworkDefinition,
    "context": ContextDefinition,
    "case_mix": CaseMixDefinition,
}

FOLDERS: Mapping[Kind, str] = {
    "indicator": "indicators",
    "framework": "frameworks",
    "context": "contexts",
    "case_mix": "case_mixes",
}
"""The folder each kind of definition lies in, at any depth below it."""
