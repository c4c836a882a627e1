"""Definitions for tests: a sound fictional one of each kind, changed field by field, as objects or as files."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from evenhand.definitions import Catalogue, ContextDefinition, FrameworkDefinition, IndicatorDefinition
from evenhand.definitions.catalogue import Entry

TODAY = date(2022, 12, 31)

_NOTE = (
    "How far the nearest bus stop is goes with this figure, and a practice does not choose where buses stop."
)
_STATUS = {"state": "published", "reason": "Settled for the tests"}

_INDICATOR: dict[str, Any] = {
    "id": "bus-riders",
    "title": "Patients who come by bus",
    "question": "How many patients come by bus?",
    "why_it_matters": "Patients who cannot walk far need a bus stop nearby.",
    "strand": "access",
    "perspective": "process",
    "basis": "beyond",
    "polarity": "higher",
    "statistic": "proportion",
    "numerator": "bus.riders",
    "denominator": "bus.asked",
    "multiplier": 1,
    "unit": "of patients asked",
    "unit_symbol": "%",
    "decimals": 1,
    "cadence": "annual",
    "available_after_months": 3,
    "stale_after_months": 24,
    "align_within_months": 0,
    "source": ["bus-survey"],
    "minimum_denominator": {"value": 30, "of": "patients asked"},
    "suppression": {"rule": "published", "text": "Shown as published"},
    "applicability": {"minimum_list": 750, "text": "Not used for very small lists"},
    "context_note": _NOTE,
    "author": "A. Author",
    "reviewer": "R. Reviewer",
    "reviewed_on": date(2022, 1, 1),
    "next_review": date(2023, 1, 1),
    "status": _STATUS,
}
_FRAMEWORK: dict[str, Any] = {
    "id": "town",
    "title": "Town profile",
    "purpose": "judgemental",
    "summary": "What is known of the practices of a town.",
    "strands": [
        {
            "id": "access",
            "title": "Access",
            "question": "Can patients get there?",
            "indicators": [{"indicator": "bus-riders"}],
        }
    ],
    "composite_allowed": False,
    "band_rule": "none",
    "publication_level": "practice",
    "review_month": 11,
    "consultation": "The town's LMC agreed in writing",
    "active_from": date(2022, 4, 1),
    "status": _STATUS,
}
_CONTEXT: dict[str, Any] = {
    "id": "hills",
    "title": "Hilliness where patients live",
    "question": "How steep are the streets patients live in?",
    "unit": "mean slope in degrees",
    "unit_symbol": "",
    "decimals": 1,
    "kind": "list_weighted_place_mean",
    "place_measure": "hills.slope",
    "why": "Nobody chooses the hills.",
    "source": "A fictional survey of slopes",
    "year": 2020,
    "expires_on": date(2025, 1, 1),
    "author": "A. Author",
    "status": _STATUS,
}
_VALUES = {"indicators": _INDICATOR, "frameworks": _FRAMEWORK, "contexts": _CONTEXT}


def indicator(**changes: Any) -> IndicatorDefinition:
    """Return a sound indicator with some fields changed."""
    return IndicatorDefinition.model_validate({**_INDICATOR, **changes})


def fact(**changes: Any) -> IndicatorDefinition:
    """Return a sound fact with some fields changed."""
    alone = {"statistic": "fact", "denominator": None, "minimum_denominator": None, "unit_symbol": ""}
    return indicator(**{**alone, **changes})


def context(**changes: Any) -> ContextDefinition:
    """Return a sound context with some fields changed."""
    return ContextDefinition.model_validate({**_CONTEXT, **changes})


def framework(*members: str | dict[str, Any], **changes: Any) -> FrameworkDefinition:
    """Return a developmental framework of one strand that holds `members`, with some fields changed."""
    named = [{"indicator": one} if isinstance(one, str) else one for one in members or ("bus-riders",)]
    strand = {**_FRAMEWORK["strands"][0], "indicators": named}
    changed = {**_FRAMEWORK, "purpose": "developmental", "strands": [strand], **changes}
    return FrameworkDefinition.model_validate(changed)


def catalogue(*definitions: Any) -> Catalogue:
    """Return a catalogue of definitions, each as if read from a file of its name."""
    kinds = {IndicatorDefinition: "indicator", FrameworkDefinition: "framework", ContextDefinition: "context"}
    return Catalogue.of(
        Entry(kinds[type(one)], one, f"{kinds[type(one)]}s/{one.id}.yaml") for one in definitions
    )


def write_definition(folder: Path, kind: str, name: str = "", **changes: Any) -> Path:
    """Write a definition as a YAML file below `folder`/`kind` (``indicators``, ...); None leaves a field out."""
    values = {key: value for key, value in {**_VALUES[kind], **changes}.items() if value is not None}
    path = folder / kind / f"{name or values['id']}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path
