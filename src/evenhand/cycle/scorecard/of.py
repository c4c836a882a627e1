"""Data on time: the deeds of the commissioner's own returns, from what the installed releases show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from evenhand.cycle.scorecard.due import due_day, ends_due
from evenhand.cycle.scorecard.installed import Seen, releases, seen_in
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.sources.reading.returns.templates import all_templates

_OURS: Final = re.compile(r"^The commissioner|^The [\w ]+ of the integrated care board\b")
"""How a template says that the commissioner itself fills it in."""


@dataclass(frozen=True)
class DataDeed:
    """Figures of a period that were due from the commissioner, and whether they were there."""

    indicator: IndicatorDefinition
    period_end: date
    due: date
    is_done: bool


@cache
def own_returns() -> frozenset[str]:
    """Return the sources that are returns a commissioner counts and sends in itself."""
    return frozenset(one.id for one in all_templates() if _OURS.match(one.filled_in_by))


def deeds(commissioner: str, begin: date, end: date) -> tuple[int, int]:
    """Return how many of a commissioner's figures due in a span of days were there, and how many were due."""
    found = data_deeds(commissioner, begin, end)
    return sum(one.is_done for one in found), len(found)


def data_deeds(commissioner: str, begin: date, end: date) -> list[DataDeed]:
    """Return the figures due in a span, by the day they were due, each looked at in the first release made after.

    Figures that no release was made after are not told of yet: whether they came is not known.
    """
    seen = [seen_in(folder, commissioner) for folder in releases()]
    found = {
        (deed.indicator.id, deed.period_end): deed
        for definition in _own_indicators(seen)
        for deed in _deeds_of(definition, seen, begin, end)
    }
    return sorted(found.values(), key=lambda one: (one.due, one.indicator.title))


def _own_indicators(seen: list[Seen]) -> list[IndicatorDefinition]:
    newest = {name: one for release in seen for name, one in release.definitions.items()}
    return [one for one in newest.values() if own_returns() & set(one.source)]


def _deeds_of(
    definition: IndicatorDefinition, seen: list[Seen], begin: date, end: date
) -> Iterator[DataDeed]:
    known = max((one.england[definition.id] for one in seen if definition.id in one.england), default=None)
    if known is None:
        return
    for period_end in ends_due(definition, known, begin, end):
        due = due_day(definition, period_end)
        after = next((one for one in seen if one.made_on >= due), None)
        if after is not None:
            there = after.newest.get(definition.id)
            yield DataDeed(definition, period_end, due, there is not None and there >= period_end)
