"""What goes to a cluster and comes back, without one: a stand-in gives each group its rows in another order."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from evenhand.assessment import assess, on_spark
from evenhand.assessment.engines import locally
from evenhand.assessment.on_spark import INDICATOR, SparkEngine, spark_engine
from evenhand.common.errors import InputError
from support.indicators import indicator, made_catalogue
from support.small_england import AS_OF, add, observations, small_store

CODES = [f"Z{number:05}" for number in range(40)]


class StandIn:
    """Does with a table what Spark would: groups it, rows of a group in no order, and calls the function on each."""

    def createDataFrame(self, table: Any) -> Any:
        self.table = pl.DataFrame(pl.from_arrow(table))
        return self

    groupBy = repartition = lambda self, *_: self

    def applyInArrow(self, function: Any, schema: str) -> Any:
        groups = self.table.reverse().partition_by(INDICATOR)
        answers = [function(group.to_arrow()).to_pylist() for group in groups]
        return SimpleNamespace(collect=lambda: [row for rows in answers for row in rows])


def test_what_comes_back_is_what_is_said_here(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store", CODES)
    for place, name in enumerate(("made.base", "made.count")):
        values = {code: 90.0 - 50 * place + number % 7 for number, code in enumerate(CODES)}
        add(store, name, "observations", observations(name, values))
    given = made_catalogue(indicator(), indicator("fact", id="made-fact"))
    here, there = (
        assess(store, given, "open-data", AS_OF, quiet=True, engine=engine)
        for engine in (locally, SparkEngine(StandIn()))
    )
    for name, table in here.tables.items():
        assert table.equals(there.tables[name]), name
    assert (here.models, here.judgement) == (there.models, there.judgement)
    assert list(here.caveats) == list(there.caveats)


def test_without_pyspark_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_spark, "find_spec", lambda name: None)
    with pytest.raises(InputError, match="pyspark is not installed") as caught:
        spark_engine()
    assert "evenhand[spark]" in str(caught.value)


def test_the_session_of_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = SimpleNamespace(appName=lambda name: SimpleNamespace(getOrCreate=lambda: "a session"))
    module = SimpleNamespace(SparkSession=SimpleNamespace(builder=builder))
    monkeypatch.setattr(on_spark, "find_spec", lambda name: name)
    monkeypatch.setitem(sys.modules, "pyspark.sql", module)  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "pyspark", SimpleNamespace(sql=module))  # type: ignore[arg-type]
    assert spark_engine().session == "a session"
