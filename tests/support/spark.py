"""A Spark session in local mode for tests, where pyspark is there: it is an optional extra."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"


def local_session() -> Any:
    """Return a session; skip the test where pyspark is not installed, which the lock does not ask for.

    With CI=true that is a failure as soon as the lock names pyspark.
    """
    if find_spec("pyspark") is None:
        reason = (
            "pyspark is not installed: it is the optional extra spark and requirements.lock does not name it"
        )
        if os.environ.get("CI") == "true" and "\npyspark==" in LOCK.read_text():
            pytest.fail("requirements.lock names pyspark and it is not installed")
        pytest.skip(reason)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]").appName("evenhand tests")
    for key, value in (
        ("spark.driver.bindAddress", "127.0.0.1"),
        ("spark.driver.host", "127.0.0.1"),
        ("spark.ui.enabled", "false"),
        ("spark.sql.shuffle.partitions", "2"),
    ):
        builder = builder.config(key, value)
    return builder.getOrCreate()
