"""Definitions for tests: a sound fictional one of each kind, changed field by field, as objects or as files."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from evenhand.definitions import Catalogue, ContextDefinition, FrameworkDefinition, IndicatorDefinition
from evenhand.definitions.case_mix import CaseMixDefinition
from evenhand.definitions.catalogue import Entry
from evenhand.definitions.schema import FOLDERS, TYPES

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
    "polarity": "neutral",
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
    "may_explain": ["Buses may have stopped running"],
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
    "summary": "What is known of the practices of a town; not a contract document.",
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
    "clinician_sign_off": "Dr A. Practice, a GP of the town, on 1 March 2022",
    "consultation": "The town's LMC agreed in writing on 1 March 2022",
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
_CASE_MIX: dict[str, Any] = {
    "id": "streets",
    "title": "The streets",
    "why": "Nobody chooses the streets their patients live in.",
    "covariates": ["hills"],
    "author": "A. Author",
    "status": _STATUS,
}
_VALUES = {
    "indicators": _INDICATOR,
    "frameworks": _FRAMEWORK,
    "contexts": _CONTEXT,
    "case_mixes": _CASE_MIX,
}


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


def case_mix(**changes: Any) -> CaseMixDefinition:
    """Return a sound case-mix set with some fields changed."""
    return CaseMixDefinition.model_validate({**_CASE_MIX, **changes})


def paired(**changes: Any) -> list[IndicatorDefinition]:
    """Return a sound indicator of which more is better, with some fields changed, and its balancing pair."""
    pair = {"balancing_pair": "walkers", "balancing_note": "One for the other", "balancing_harm": "lower"}
    note = "How many can walk to the practice goes with how steep the streets are, which a practice cannot choose."
    return [
        indicator(**{"polarity": "higher", **pair, **changes}),
        indicator(id="walkers", context_note=note),
    ]


def framework(*members: str | dict[str, Any], **changes: Any) -> FrameworkDefinition:
    """Return a developmental framework of one strand that holds `members`, with some fields changed."""
    named = [{"indicator": one} if isinstance(one, str) else one for one in members or ("bus-riders",)]
    strand = {**_FRAMEWORK["strands"][0], "indicators": named}
    changed = {**_FRAMEWORK, "purpose": "developmental", "strands": [strand], **changes}
    return FrameworkDefinition.model_validate(changed)


def catalogue(*definitions: Any) -> Catalogue:
    """Return a catalogue of definitions, each as if read from a file of its name."""
    kinds = {of: kind for kind, of in TYPES.items()}
    return Catalogue.of(
        Entry(kinds[type(one)], one, f"{FOLDERS[kinds[type(one)]]}/{one.id}.yaml") for one in definitions
    )


def write_definition(folder: Path, kind: str, name: str = "", /, **changes: Any) -> Path:
    """Write a definition as a YAML file below `folder`/`kind` (``indicators``, ...); None leaves a field out."""
    values = {key: value for key, value in {**_VALUES[kind], **changes}.items() if value is not None}
    path = folder / kind / f"{name or values['id']}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path
