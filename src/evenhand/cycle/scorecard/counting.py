"""The scorecard's numbers: deeds done of deeds due, with the interval that practices' own shares have."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.cycle.scorecard.lines import LINES, LineDefinition, deeds_of
from evenhand.cycle.scorecard.quarters import Quarter
from evenhand.statistics.intervals import wilson


@dataclass(frozen=True)
class Counted:
    """A quarter of a line: `share`, `lower` and `upper` (Wilson, 95%) from 0 to 1; None where nothing was due."""

    quarter: Quarter
    done: int
    due: int
    share: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class LineCounts:
    """A line with its quarters, newest first; no quarters where nothing records such deeds yet."""

    line: LineDefinition
    quarters: tuple[Counted, ...]


def scorecard_of(commissioner: str, quarters: Sequence[Quarter]) -> tuple[LineCounts, ...]:
    """Return every line of a commissioner's scorecard for some quarters, in their order."""
    found = []
    for line in LINES:
        deeds = deeds_of(line)
        told = (
            []
            if deeds is None
            else [_counted(one, *deeds(commissioner, one.begin, one.end)) for one in quarters]
        )
        found.append(LineCounts(line, tuple(told)))
    return tuple(found)


def _counted(quarter: Quarter, done: int, due: int) -> Counted:
    if due <= 0:
        return Counted(quarter, 0, 0, None, None, None)
    interval = wilson(done, due)
    return Counted(quarter, done, due, done / due, float(interval.lower), float(interval.upper))
