"""A synthetic England at full size: 6,500 practices, 36 months, every publisher's layout, written to disk."""

import sys
import tempfile
from pathlib import Path

from bench.measured import Line, module

PRACTICES, AREAS, YEARS = 6_500, 42, 3
AIM_SECONDS = 120.0


def run() -> list[Line]:
    """Write it in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        took, peak = module("bench.bench_england", Path(folder) / "england")
    return [
        Line(
            what=f"write a synthetic England of {PRACTICES:,} practices x {12 * YEARS} months",
            seconds=took,
            peak_gb=peak,
            aim=f"under {AIM_SECONDS:.0f} s",
            met=took < AIM_SECONDS,
        )
    ]


def _write(folder: Path) -> None:
    from evenhand.demo import write_england

    write_england(folder, practices=PRACTICES, areas=AREAS, years=YEARS, quiet=True)


if __name__ == "__main__":
    _write(Path(sys.argv[1]))
