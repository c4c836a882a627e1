"""Walk the standards of every framework, with the indicator each is about."""

from collections.abc import Iterator
from typing import NamedTuple

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.framework import FrameworkDefinition, Member, Standard
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.yaml_reading import KeyPath


class Held(NamedTuple):
    """A member of a framework with its standard; `indicator` is None when there is no such indicator."""

    entry: Entry[FrameworkDefinition]
    path: KeyPath
    member: Member
    indicator: IndicatorDefinition | None

    @property
    def standard(self) -> Standard:
        """What the member is held against."""
        return self.member.standard


def members(catalogue: Catalogue) -> Iterator[Held]:
    """Yield every member of every framework."""
    for entry in catalogue.framework_entries():
        for position, strand in enumerate(entry.definition.strands):
            for index, member in enumerate(strand.indicators):
                path = ("strands", position, "indicators", index)
                yield Held(entry, path, member, catalogue.indicators.get(member.indicator))


def standards(catalogue: Catalogue) -> Iterator[Held]:
    """Yield every member that is held against a minimum or developmental standard."""
    return (held for held in members(catalogue) if held.standard.kind != "none")
