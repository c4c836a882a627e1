"""Thirty million appointment records, ingested whole, beside plain DuckDB and plain Polars on the same file.

The peers only add up; ours hashes, checks every cell, keeps out and counts what is bad, and writes an edition. The made
file has few different texts and empty names, so that it takes under 2 GB of disk; a published record is about twice as
long. All must find the same sums.
"""

import json
import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl

from bench.appointment_peers import MEASURES
from bench.measured import Line, evenhand, module

RECORDS, AT_ONCE, PRACTICES = 30_000_000, 1_000_000, 6_200
AIM_SECONDS, AIM_GB = 60.0, 2.0
_AIM = f"under {AIM_SECONDS:.0f} s and {AIM_GB:.0f} GB on 2 cores"
_HEADER = (
    "APPOINTMENT_MONTH_START_DATE,GP_CODE,GP_NAME,SUPPLIER,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,"
    "SUB_ICB_LOCATION_NAME,HCP_TYPE,APPT_MODE,NATIONAL_CATEGORY,TIME_BETWEEN_BOOK_AND_APPT,APPT_STATUS,"
    "COUNT_OF_APPOINTMENTS\n"
)
_TEXTS = {
    "HCP_TYPE": (("GP", 0.8), ("Unknown", 0.2)),
    "APPT_MODE": (("Telephone", 0.5), ("Unknown", 0.5)),
    "NATIONAL_CATEGORY": (("Walk-in", 0.4), ("Unmapped", 0.3), ("Home Visit", 0.2), ("Clinical Triage", 0.1)),
    "TIME_BETWEEN_BOOK_AND_APPT": (
        *(("Same Day", 0.4), ("1 Day", 0.3), ("8  to 14 Days", 0.2)),
        ("Unknown / Data Quality", 0.1),
    ),
    "APPT_STATUS": (("Attended", 0.5), ("DNA", 0.5)),
}


def run() -> list[Line]:
    """Make the file, then let each add it up in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Practice_Level_Crosstab_made.csv"
        make_file(file, RECORDS)
        ours, peak = evenhand("ingest", file, "--store", Path(folder) / "store")
        sums = _ingested(Path(folder) / "store")
        peers = {}
        for name in ("duckdb", "polars", *(("spark",) if find_spec("pyspark") else ())):
            out = Path(folder) / f"{name}.json"
            peers[name] = module("bench.appointment_peers", name, file, out)
            if json.loads(out.read_text()) != sums:
                raise RuntimeError(f"{name} finds other sums: {out.read_text()} where we find {sums}")
    return _lines(ours, peak, peers)


def _lines(ours: float, peak: float, peers: dict[str, tuple[float, float]]) -> list[Line]:
    what = f"ingest {RECORDS:,} appointment records"
    names = {"duckdb": "plain DuckDB", "polars": "plain Polars", "spark": "Spark, local mode"}
    met = ours < AIM_SECONDS and peak < AIM_GB
    beside = [
        Line(what, ours, peak, peer=names[name], peer_seconds=peer_seconds, aim=_AIM, met=met)
        for name, (peer_seconds, _) in peers.items()
    ]
    return beside + [Line(f"{names[name]} on the same file", *figures) for name, figures in peers.items()]


def _ingested(store: Path) -> dict[str, float]:
    from evenhand.store import Store

    rows = Store.open(store).read("observations", [f"appointments.{name}" for name in MEASURES])
    sums = rows.group_by("measure").agg(pl.col("value").sum())
    return {measure.removeprefix("appointments."): value for measure, value in sums.iter_rows()}


def make_file(path: Path, records: int) -> None:
    """Write `records` made records, those of a practice together as they are published."""
    rng = np.random.default_rng(20251201)
    codes = pl.Series([f"{chr(65 + place % 20)}{80000 + place}" for place in range(PRACTICES)])
    with path.open("wb") as target:
        target.write(_HEADER.encode())
        for begun in range(0, records, AT_ONCE):
            count = min(AT_ONCE, records - begun)
            of_whom = np.sort(rng.integers(0, PRACTICES, count))
            columns = {"month": pl.repeat("01DEC2025", count, eager=True), "code": codes.gather(of_whom)}
            columns |= {
                f"empty {place}": pl.repeat(None, count, eager=True, dtype=pl.String) for place in range(6)
            }
            for name, weighted in _TEXTS.items():
                texts, weights = zip(*weighted, strict=True)
                columns[name] = pl.Series(texts).gather(rng.choice(len(texts), count, p=weights))
            columns["count"] = pl.Series(rng.integers(1, 10, count))
            pl.DataFrame(columns).write_csv(target, include_header=False)
