"""Where the kernel runs: what every indicator is judged in, one indicator's share of the work, and the local engine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from evenhand.assessment.contexts import Contexts
from evenhand.assessment.kernel import Assessed, assess_indicator
from evenhand.assessment.robustness import Grouping
from evenhand.assessment.tables import covariates_of
from evenhand.common.periods import Period
from evenhand.definitions.schema import ContextDefinition, FrameworkDefinition, IndicatorDefinition


@dataclass(frozen=True)
class Shared:
    """What all indicators are judged in; rows of `contexts` and `grouping` are those of every task's table."""

    framework: FrameworkDefinition
    as_of: date
    contexts: Contexts
    context_definitions: Mapping[str, ContextDefinition]
    grouping: Grouping


@dataclass(frozen=True)
class Task:
    """One indicator to judge: its definition, its table as the kernel takes it, and the national period."""

    definition: IndicatorDefinition
    table: pl.DataFrame
    period: Period | None


Judging = Callable[[Task], Assessed]
"""Says what is said of a task's indicator."""
Engine = Callable[[Shared, Iterable[Task]], Judging]
"""Is given all tasks beforehand, to be run together, and returns where each one's answer is had."""


def judged(shared: Shared, task: Task) -> Assessed:
    """Run the kernel on one indicator."""
    return assess_indicator(
        task.definition,
        shared.framework,
        task.table,
        shared.as_of,
        task.period,
        covariates=covariates_of(task.definition, shared.contexts, shared.context_definitions),
        grouping=shared.grouping,
    )


def locally(shared: Shared, tasks: Iterable[Task]) -> Judging:
    """Judge each indicator here when its turn comes, so that only one is in memory at a time."""
    del tasks
    return lambda task: judged(shared, task)
