"""Shipped definitions, and small variations of them, for tests that need a definition of some kind."""

from functools import cache
from typing import Any

from evenhand.definitions import (
    Catalogue,
    Expression,
    FrameworkDefinition,
    IndicatorDefinition,
    load_catalogue,
)
from evenhand.definitions.framework import Member, Standard, Strand


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, read once."""
    return load_catalogue()


def members(framework_id: str) -> list[str]:
    """Return the ids of a shipped framework's indicators, in alphabetical order."""
    strands = catalogue().frameworks[framework_id].strands
    return sorted(one.indicator for strand in strands for one in strand.indicators)


def indicator(statistic: str = "proportion", **changes: Any) -> IndicatorDefinition:
    """Return an indicator of a statistic over the measures made.count, made.base and made.sd, with `changes`."""
    made: dict[str, Any] = {
        "id": "made-up",
        "statistic": statistic,
        "numerator": Expression.parse("made.count"),
        "denominator": None if statistic in ("fact", "score") else Expression.parse("made.base"),
        "spread": Expression.parse("made.sd") if statistic == "mean" else None,
        "multiplier": 1.0,
        "polarity": "higher",
        "align_within_months": 0,
        "minimum_denominator": None,
        **changes,
    }
    shipped = catalogue().indicators["qof-ast003-net"]
    return shipped.model_copy(update=made)


def framework(*ids: str, standard: Standard | None = None, **changes: Any) -> FrameworkDefinition:
    """Return a framework of one strand that holds `ids`, each held to `standard`."""
    members = tuple(Member(indicator=one, standard=standard or Standard(kind="none")) for one in ids)
    strand = Strand(id="made-strand", title="A strand", question="What is made?", indicators=members)
    shipped = catalogue().frameworks["open-data"]
    return shipped.model_copy(update={"strands": (strand,), **changes})


def made_catalogue(*indicators: IndicatorDefinition, **changes: Any) -> Catalogue:
    """Return a catalogue of these indicators in one framework, ``open-data``, with the shipped contexts."""
    ids = tuple(one.id for one in indicators)
    shipped = catalogue()
    return Catalogue(
        {one.id: one for one in indicators}, {"open-data": framework(*ids, **changes)}, shipped.contexts
    )
