"""The kernel on Spark: the same function, grouped by indicator, with the results it has here to the last bit.

pyspark is an optional extra (`spark`) and is imported when asked for. The workers need Evenhand of this very version.
A group of many tables and records cannot be one Spark table: each goes back as Arrow or JSON, named, in one row.
"""

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

import polars as pl

from evenhand.assessment.engines import Judging, Shared, Task, judged
from evenhand.assessment.kernel import Assessed
from evenhand.common.errors import InputError
from evenhand.common.periods import Period
from evenhand.definitions.schema import IndicatorDefinition

INDICATOR, ROW = "_indicator", "_row"
FRAMES: Final = ("results", "contributions", "curves", "places")
RECORDS: Final = "records"
ANSWERS: Final = "indicator string, part string, content binary"


@dataclass(frozen=True)
class SparkEngine:
    """An engine that shares indicators out over the workers of a Spark session."""

    session: Any

    def __call__(self, shared: Shared, tasks: Iterable[Task]) -> Judging:
        """Judge all `tasks` on the cluster at once; each answer is then had by its indicator."""
        kept = {task.definition.id: task for task in tasks}
        if not kept:
            raise ValueError("an assessment has at least one task")
        tables = [_named(task) for task in kept.values()]
        about = {name: (task.definition, task.period) for name, task in kept.items()}
        function = grouped(shared, about, tables[0].schema)
        whole = self.session.createDataFrame(pl.concat(tables).to_arrow(compat_level=pl.CompatLevel.oldest()))
        rows = whole.repartition(len(tables), INDICATOR).groupBy(INDICATOR).applyInArrow(function, ANSWERS)
        found: dict[str, dict[str, bytes]] = {name: {} for name in kept}
        for row in rows.collect():
            found[row["indicator"]][row["part"]] = bytes(row["content"])
        return lambda task: _assessed(found[task.definition.id])


def _named(task: Task) -> pl.DataFrame:
    """Return a task's table with its indicator and the order of its rows, which a cluster does not keep."""
    row = pl.int_range(pl.len(), dtype=pl.Int64).alias(ROW)
    return task.table.with_columns(row, pl.lit(task.definition.id).alias(INDICATOR))


def grouped(
    shared: Shared, about: dict[str, tuple[IndicatorDefinition, Period | None]], schema: pl.Schema
) -> Callable[[Any], Any]:
    """Return the function Spark gives each group's Arrow table to; it runs on a worker."""

    def of_one(group: Any) -> Any:
        frame = pl.DataFrame(pl.from_arrow(group)).cast(schema).sort(ROW)
        name = frame[INDICATOR][0]
        definition, period = about[name]
        said = judged(shared, Task(definition, frame.drop(ROW, INDICATOR), period))
        parts = dict(_parts(said))
        answers = {"indicator": [name] * len(parts), "part": list(parts), "content": list(parts.values())}
        return import_module("pyarrow").table(answers)

    return of_one


def _parts(said: Assessed) -> Iterator[tuple[str, bytes]]:
    """Yield each part of what is said, as bytes: numbers keep every bit in both forms."""
    for name in FRAMES:
        frame: pl.DataFrame | None = getattr(said, name)
        if frame is not None:
            buffer = io.BytesIO()
            frame.write_ipc(buffer)
            yield name, buffer.getvalue()
    yield RECORDS, json.dumps({"model": said.model, "caveats": list(said.caveats)}).encode()


def _assessed(parts: dict[str, bytes]) -> Assessed:
    frames = {name: pl.read_ipc(io.BytesIO(parts[name])) if name in parts else None for name in FRAMES}
    records = json.loads(parts[RECORDS])
    results = frames.pop("results")
    assert results is not None
    return Assessed(results=results, **frames, model=records["model"], caveats=tuple(records["caveats"]))


def spark_engine() -> SparkEngine:
    """Return an engine on the session that is there, or on a new one as spark-submit or the environment sets it up.

    InputError where pyspark is not installed.
    """
    if find_spec("pyspark") is None:
        raise InputError(
            "pyspark is not installed",
            where="--engine",
            received="spark",
            remedy="Install the extra: pip install 'evenhand[spark]'; Spark needs Java 17 or later. Or use local",
        )
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return SparkEngine(import_module("pyspark.sql").SparkSession.builder.appName("evenhand").getOrCreate())
