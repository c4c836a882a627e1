"""Definitions as one text, and what tells two texts apart."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final

import yaml

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.checking import check_catalogue
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.loading import load_catalogue

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def written_down(definition: FrameworkDefinition) -> dict[str, Any]:
    """Return a definition ready for JSON, with everything it says spelled out."""
    return definition.model_dump(mode="json")


def hash_of(written: Mapping[str, Any]) -> str:
    """Return SHA-256 of a definition that was written down; the order of its fields does not count."""
    text = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def as_yaml(written: Mapping[str, Any]) -> str:
    """Return a definition that was written down as the text people change, as files of definitions have it."""
    return yaml.safe_dump(_with_days(written), sort_keys=False, allow_unicode=True, width=100)


def _with_days(value: Any) -> Any:
    """Return a value whose days are days again, and without what is not said."""
    if isinstance(value, Mapping):
        return {name: _with_days(one) for name, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_with_days(one) for one in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value


@cache
def shipped_catalogue() -> Catalogue:
    """Return the definitions that come with the product, read once a process."""
    return load_catalogue()


def shipped_frameworks() -> Mapping[str, FrameworkDefinition]:
    """Return the frameworks that come with the product, by id, but those that are never shown."""
    return {
        name: one
        for name, one in sorted(shipped_catalogue().frameworks.items())
        if one.purpose != "reconstruction"
    }


def faults_of(
    definition: FrameworkDefinition, indicators: Mapping[str, IndicatorDefinition] | None = None
) -> tuple[str, ...]:
    """Return what the linter finds against a framework, in sentences; its warnings are not among them.

    `indicators` are known beside those that come with the product: a release's own.
    """
    others = [
        entry
        for entry in shipped_catalogue().entries
        if not (entry.kind == "framework" and entry.id == definition.id)
    ]
    known = {entry.id for entry in others if entry.kind == "indicator"}
    added = [
        Entry("indicator", one, f"indicators/{one.id}.yaml")
        for name, one in (indicators or {}).items()
        if name not in known
    ]
    file = f"frameworks/{definition.id}.yaml"
    catalogue = Catalogue.of([*others, *added, Entry("framework", definition, file)])
    issues = check_catalogue(catalogue)
    return tuple(
        f"{one.message}. {one.remedy}" for one in issues if one.file == file and one.level == "error"
    )
