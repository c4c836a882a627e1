"""An assessment on Spark says what an assessment here says, to the last bit."""

import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl
import pytest

from evenhand.assessment import assess
from evenhand.assessment.on_spark import SparkEngine
from evenhand.release import ReleaseDraft
from support.indicators import indicator, made_catalogue
from support.small_england import AS_OF, add, observations, small_store
from support.spark import local_session

CODES = [f"Z{number:05}" for number in range(200)]
DEFINITIONS = [
    indicator(id="made-share", balancing_pair="made-rate"),
    indicator("rate", id="made-rate", multiplier=1000.0),
    indicator("score", id="made-score"),
    indicator("fact", id="made-fact"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = local_session()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Any:
    rng = np.random.default_rng(20250401)
    made = small_store(tmp_path_factory.mktemp("spark") / "store", CODES)
    bases = rng.integers(50, 900, len(CODES)).astype(float)
    counts = rng.binomial(bases.astype(int), rng.beta(30, 10, len(CODES))).astype(float)
    for name, values in (("made.base", bases), ("made.count", counts)):
        add(made, name, "observations", observations(name, dict(zip(CODES, values.tolist(), strict=True))))
    return made


def bits(frame: pl.DataFrame) -> list[Any]:
    """Return a table's columns, numbers as the bits they are."""
    return [
        (one.name, one.is_null().to_list(), one.fill_null(0.0).to_numpy().view(np.uint64).tolist())
        if one.dtype == pl.Float64
        else (one.name, one.to_list())
        for one in frame.get_columns()
    ]


@pytest.mark.filterwarnings("ignore")
def test_spark_says_what_is_said_here_to_the_last_bit(store: Any, session: Any) -> None:
    def draft(**engine: Any) -> ReleaseDraft:
        return assess(store, made_catalogue(*DEFINITIONS), "open-data", AS_OF, quiet=True, **engine)

    here, there = draft(), draft(engine=SparkEngine(session))
    assert here.tables.keys() == there.tables.keys()
    for name, table in here.tables.items():
        assert bits(table) == bits(there.tables[name]), name
    assert (here.models, here.judgement) == (there.models, there.judgement)
    assert list(here.caveats) == list(there.caveats)
    assert here.tables["results"]["outcome"].null_count() < here.tables["results"].height
