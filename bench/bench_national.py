"""The whole real set, about 1.1 million rows: ingest, assess, publish, as a user runs them."""

import tempfile
from pathlib import Path

from bench.measured import Line, evenhand

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "nhs"
PEAK_GB = 2.0
AIMS = {"ingest": 25.0, "assess": 15.0, "publish": 60.0}


def run() -> list[Line]:
    """Measure each step; nothing when the real files are not here."""
    if not DATA.is_dir():
        return []
    with tempfile.TemporaryDirectory() as folder:
        store, release, site = (Path(folder) / name for name in ("store", "release", "site"))
        steps = {
            "ingest": ("ingest", DATA / "2014-15", DATA / "2021-22", DATA / "reference", "--store", store),
            "assess": (
                *("assess", "--store", store, "--framework", "open-data"),
                *("--as-of", "2022-12-31", "--out", release),
            ),
            "publish": ("publish", release, "--out", site),
        }
        return [_line(step, evenhand(*arguments)) for step, arguments in steps.items()]


def _line(step: str, measured: tuple[float, float]) -> Line:
    took, peak = measured
    aim = AIMS[step]
    return Line(
        what=f"{step} the real files",
        seconds=took,
        peak_gb=peak,
        aim=f"under {aim:.0f} s and {PEAK_GB:.0f} GB on 2 cores",
        met=took < aim and peak < PEAK_GB,
    )
