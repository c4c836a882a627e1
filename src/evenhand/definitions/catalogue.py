"""The catalogue: every definition by its id, and where each was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from evenhand.definitions.case_mix import CaseMixDefinition
from evenhand.definitions.context import ContextDefinition
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.schema import FOLDERS, TYPES, Kind
from evenhand.definitions.yaml_reading import KeyPath, line_at

D = TypeVar("D", IndicatorDefinition, FrameworkDefinition, ContextDefinition, CaseMixDefinition)


@dataclass(frozen=True)
class Entry(Generic[D]):
    """A definition with the file it was read from and the line of each of its fields."""

    kind: Kind
    definition: D
    file: str
    lines: Mapping[KeyPath, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The definition's id."""
        return self.definition.id

    def line(self, *path: str | int) -> int:
        """Return the line of a field, or of the nearest thing around it that has one."""
        return line_at(self.lines, path)


@dataclass(frozen=True)
class Catalogue:
    """All definitions, by id. Where two share an id the first read is kept here; `entries` has them all."""

    indicators: Mapping[str, IndicatorDefinition]
    frameworks: Mapping[str, FrameworkDefinition]
    contexts: Mapping[str, ContextDefinition]
    case_mixes: Mapping[str, CaseMixDefinition] = field(default_factory=dict)
    entries: tuple[Entry[Any], ...] = ()
    unread: frozenset[str] = frozenset()
    """Names of files that could not be read, so that what refers to them is not called missing as well."""

    def __post_init__(self) -> None:
        if not self.entries:
            object.__setattr__(self, "entries", tuple(self._entries_without_files()))

    @classmethod
    def of(cls, entries: Iterable[Entry[Any]], unread: Iterable[str] = ()) -> Catalogue:
        """Gather entries into a catalogue, in the order given."""
        kept = tuple(entries)
        indicators, frameworks, contexts, case_mixes = (_by_id(kept, kind) for kind in TYPES)
        return cls(indicators, frameworks, contexts, case_mixes, kept, frozenset(unread))

    def has_indicator(self, id: str) -> bool:
        """True when there is such an indicator, or a file of its name that could not be read."""
        return id in self.indicators or id in self.unread

    def has_context(self, id: str) -> bool:
        """True when there is such a context, or a file of its name that could not be read."""
        return id in self.contexts or id in self.unread

    def has_case_mix(self, id: str) -> bool:
        """True when there is such a case-mix set, or a file of its name that could not be read."""
        return id in self.case_mixes or id in self.unread

    def indicator_entries(self) -> Iterator[Entry[IndicatorDefinition]]:
        """Yield the entries that are indicators."""
        return (entry for entry in self.entries if entry.kind == "indicator")

    def framework_entries(self) -> Iterator[Entry[FrameworkDefinition]]:
        """Yield the entries that are frameworks."""
        return (entry for entry in self.entries if entry.kind == "framework")

    def context_entries(self) -> Iterator[Entry[ContextDefinition]]:
        """Yield the entries that are contexts."""
        return (entry for entry in self.entries if entry.kind == "context")

    def case_mix_entries(self) -> Iterator[Entry[CaseMixDefinition]]:
        """Yield the entries that are case-mix sets."""
        return (entry for entry in self.entries if entry.kind == "case_mix")

    def _entries_without_files(self) -> Iterator[Entry[Any]]:
        held: tuple[Mapping[str, Any], ...] = (
            self.indicators,
            self.frameworks,
            self.contexts,
            self.case_mixes,
        )
        for kind, definitions in zip(TYPES, held, strict=True):
            for definition in definitions.values():
                yield Entry(kind, definition, f"{FOLDERS[kind]}/{definition.id}.yaml")


def _by_id(entries: tuple[Entry[Any], ...], kind: Kind) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        if entry.kind == kind:
            found.setdefault(entry.id, entry.definition)
    return MappingProxyType(found)
