"""Definitions as one text, and what tells two texts apart."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.checking import check_catalogue
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.loading import load_catalogue


def written_down(definition: FrameworkDefinition) -> dict[str, Any]:
    """Return a definition ready for JSON, with everything it says spelled out."""
    return definition.model_dump(mode="json")


def hash_of(written: Mapping[str, Any]) -> str:
    """Return SHA-256 of a definition that was written down; the order of its fields does not count."""
    text = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _shipped() -> Catalogue:
    return load_catalogue()


def shipped_frameworks() -> Mapping[str, FrameworkDefinition]:
    """Return the frameworks that come with the product, by id, but those that are never shown."""
    return {
        name: one for name, one in sorted(_shipped().frameworks.items()) if one.purpose != "reconstruction"
    }


def faults_of(
    definition: FrameworkDefinition, indicators: Mapping[str, IndicatorDefinition] | None = None
) -> tuple[str, ...]:
    """Return what the linter finds against a framework, in sentences; its warnings are not among them.

    `indicators` are known beside those that come with the product: a release's own.
    """
    others = [
        entry for entry in _shipped().entries if not (entry.kind == "framework" and entry.id == definition.id)
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
