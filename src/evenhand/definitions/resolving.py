"""What a definition takes over from another: the covariates of its case-mix set, the strands it is derived from."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from evenhand.definitions.catalogue import Entry
from evenhand.definitions.framework import Derivation, FrameworkDefinition, Strand


def resolved(entries: Iterable[Entry[Any]]) -> list[Entry[Any]]:
    """Return the entries with what they take over filled in.

    What names something that is not there stays as it was written; a rule reports it.
    """
    kept = list(entries)
    sets = {one.id: one.definition for one in kept if one.kind == "case_mix"}
    frameworks = {one.id: one.definition for one in kept if one.kind == "framework"}
    return [_resolved(entry, sets, frameworks) for entry in kept]


def _resolved(
    entry: Entry[Any], sets: Mapping[str, Any], frameworks: Mapping[str, FrameworkDefinition]
) -> Entry[Any]:
    given = entry.definition
    if entry.kind == "indicator" and given.case_mix in sets and not given.covariates:
        covariates = sets[given.case_mix].covariates
        return replace(entry, definition=given.model_copy(update={"covariates": covariates}))
    if entry.kind == "framework" and given.derived_from is not None and not given.strands:
        origin = frameworks.get(given.derived_from.framework)
        if origin is not None:
            strands = _derived(origin, given.derived_from)
            return replace(entry, definition=given.model_copy(update={"strands": strands}))
    return entry


def _derived(origin: FrameworkDefinition, derivation: Derivation) -> tuple[Strand, ...]:
    """Return the strands that are left, each member without its standard; a strand with none left goes."""
    strands = []
    for strand in origin.strands:
        if strand.id in derivation.leaves_out_strands:
            continue
        members = tuple(
            member.model_copy(update={"standard": type(member.standard)(kind="none")})
            for member in strand.indicators
            if member.indicator not in derivation.leaves_out_indicators
        )
        if members:
            strands.append(strand.model_copy(update={"indicators": members}))
    return tuple(strands)
