"""Appointments added up by DuckDB, by Polars and by Spark, each as its users would write it: sums, and no checks.

Run as ``python -m bench.appointment_peers NAME FILE OUT``; the sums by measure are written to OUT as JSON.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

GENERAL = ("Walk-in", "Home Visit", "Clinical Triage")
SOON = ("Same Day", "1 Day", "2 to 7 Days", "8  to 14 Days")
UNKNOWN_WAIT = "Unknown / Data Quality"
MEASURES = {
    "all": "true",
    "attended": "APPT_STATUS = 'Attended'",
    "did_not_attend": "APPT_STATUS = 'DNA'",
    "gp_attended": "APPT_STATUS = 'Attended' AND HCP_TYPE = 'GP'",
    "telephone": "APPT_MODE = 'Telephone'",
    "wait_known": f"NATIONAL_CATEGORY IN {GENERAL} AND TIME_BETWEEN_BOOK_AND_APPT <> '{UNKNOWN_WAIT}'",
    "within_14_days": f"NATIONAL_CATEGORY IN {GENERAL} AND TIME_BETWEEN_BOOK_AND_APPT IN {SOON}",
    "wait_known_all": f"TIME_BETWEEN_BOOK_AND_APPT <> '{UNKNOWN_WAIT}'",
    "same_day": "TIME_BETWEEN_BOOK_AND_APPT = 'Same Day'",
}


def duckdb(path: Path) -> dict[str, float]:
    """Read the file and group it in one query."""
    sums = ", ".join(
        f"sum(CASE WHEN {where} THEN COUNT_OF_APPOINTMENTS ELSE 0 END)::BIGINT AS sum_{name}"
        for name, where in MEASURES.items()
    )
    connection = import_module("duckdb").connect()
    connection.execute("SET threads = 2")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(
        f"CREATE TABLE sums AS SELECT GP_CODE, APPOINTMENT_MONTH_START_DATE, {sums} FROM read_csv('{path}', "
        "header = true, all_varchar = false, types = {'APPOINTMENT_MONTH_START_DATE': 'VARCHAR'}) GROUP BY ALL"
    )
    found = connection.execute(
        f"SELECT {', '.join(f'sum(sum_{name})' for name in MEASURES)} FROM sums"
    ).fetchone()
    return dict(zip(MEASURES, map(float, found), strict=True))


def polars(path: Path) -> dict[str, float]:
    """Scan the file and group it with the streaming engine."""
    pl = import_module("polars")
    count = pl.col("COUNT_OF_APPOINTMENTS")
    sums = [
        pl.when(pl.sql_expr(where)).then(count).otherwise(0).sum().alias(name)
        for name, where in MEASURES.items()
    ]
    found = (
        pl.scan_csv(path)
        .group_by("GP_CODE", "APPOINTMENT_MONTH_START_DATE")
        .agg(*sums)
        .collect(engine="streaming")
        .select(pl.col(list(MEASURES)).sum())
    )
    return {name: float(value) for name, value in found.row(0, named=True).items()}


def spark(path: Path) -> dict[str, float]:
    """Reduce the file with Evenhand's own form for Spark, in local mode."""
    from evenhand.sources.reading.appointments_on_spark import appointments_on_spark
    from evenhand.sources.reading.opening import PublishedFile
    from evenhand.sources.reading.record_files import RecordFile

    session = (
        import_module("pyspark.sql")
        .SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", "1500m")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    found = appointments_on_spark(session, RecordFile(PublishedFile(path).head, path)).observations
    session.stop()
    return {
        str(measure).removeprefix("appointments."): float(rows["value"].sum())
        for (measure,), rows in found.partition_by("measure", as_dict=True).items()
    }


PEERS: dict[str, Callable[[Path], dict[str, float]]] = {"duckdb": duckdb, "polars": polars, "spark": spark}

if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(PEERS[sys.argv[1]](Path(sys.argv[2]))))
