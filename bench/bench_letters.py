"""Annual letters with charts: one, and those of every practice of England, as PDF/UA-1 from the real files."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from bench.bench_national import DATA
from bench.measured import Line, evenhand

ONE_SECONDS, ALL_SECONDS, PEAK_GB = 0.1, 480.0, 2.0
SAMPLE = 40


def run() -> list[Line]:
    """Measure one letter and all of them; nothing when the real files are not here."""
    if not DATA.is_dir():
        return []
    with tempfile.TemporaryDirectory() as folder:
        store, release, out = (Path(folder) / name for name in ("store", "release", "letters"))
        os.environ.update(EVENHAND_DATA=str(Path(folder) / "data"), EVENHAND_HTTPS="no")
        evenhand("ingest", DATA / "2014-15", DATA / "2021-22", DATA / "reference", "--store", store)
        framework = ("--framework", "open-data", "--as-of", "2022-12-31")
        evenhand("assess", "--store", store, *framework, "--out", release)
        took, peak = evenhand(
            "letters", "--release", release, "--kind", "annual", "--area", "all", "--out", out
        )
        count = len(list(out.glob("*.pdf")))
        return [
            _one(release),
            Line(
                what=f"{count:,} annual letters",
                seconds=took,
                peak_gb=peak,
                aim=f"6,500 under {ALL_SECONDS / 60:.0f} minutes and {PEAK_GB:.0f} GB on 2 cores",
                met=took * 6_500 / count < ALL_SECONDS and peak < PEAK_GB,
            ),
        ]


def _one(release: Path) -> Line:
    """Return the median over practices of making one letter, its data read and its charts drawn."""
    from evenhand.config import installation

    installation.set_up()
    installation.bring_up_to_date()
    from django.utils import timezone

    from evenhand.cycle.letters.making import Bearing, contents_of
    from evenhand.cycle.letters.models import Letter
    from evenhand.documents.letter_pdf import letter_pdf
    from evenhand.publication.installed import Opened

    opened = Opened.at(release)
    opened.warm()
    rows = [row for row in opened.practices.values() if row["status"] != "closed" and row["commissioner"]]
    times = []
    for row in rows[:: len(rows) // SAMPLE]:
        letter = Letter(kind="annual", practice=row["code"], commissioner=row["commissioner"], year=2021)
        begun = time.perf_counter()
        letter_pdf(contents_of(letter, opened, Bearing(timezone.localdate())))
        times.append(time.perf_counter() - begun)
    median = statistics.median(times)
    aim = f"an annual letter with charts under {ONE_SECONDS * 1000:.0f} ms"
    return Line("one annual letter, median", median, aim=aim, met=median < ONE_SECONDS)
