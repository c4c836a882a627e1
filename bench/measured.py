"""How a benchmark is measured and printed."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_KILOBYTES_A_GIGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Line:
    """One line of the table. `ratio` is how many times the peer's time ours goes into; `aim` is in words."""

    what: str
    seconds: float
    peak_gb: float | None = None
    peer: str = ""
    peer_seconds: float | None = None
    aim: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        """How many times faster than the peer."""
        return self.peer_seconds / self.seconds if self.peer_seconds is not None else None


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the least of `repeats` wall times of `work`: the one least disturbed by whatever else ran."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def peak_gb() -> float:
    """Return the most memory this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES_A_GIGABYTE


def evenhand(*arguments: object) -> tuple[float, float]:
    """Run the command line in a process of its own; return its wall seconds and its family's peak memory in GB."""
    return module("evenhand", *arguments)


def module(name: str, *arguments: object) -> tuple[float, float]:
    """Run a module in a process of its own; return its wall seconds and its family's peak memory in GB.

    The peak is the sum over the process and its workers of what each held alone, sampled every tenth of a second.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", name, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
    )
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _family_gb(process.pid))
        time.sleep(0.1)
    if process.returncode:
        raise RuntimeError(f"{name} {arguments[0]} ended with {process.returncode}")
    return time.perf_counter() - begun, peak


def _family_gb(pid: int) -> float:
    """Sum the proportional share of memory of a process and its children, so that shared pages count once."""
    total = 0.0
    for one in (pid, *_children(pid)):
        try:
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) / _KILOBYTES_A_GIGABYTE
        except OSError:
            continue
    return total


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        direct = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [*direct, *[grandchild for child in direct for grandchild in _children(child)]]


def print_lines(lines: Sequence[Line]) -> None:
    """Print the table."""
    heading = ("what", "seconds", "peak GB", "peer", "peer seconds", "times faster", "aim", "met")
    rows = [
        (
            line.what,
            f"{line.seconds:.3f}",
            "" if line.peak_gb is None else f"{line.peak_gb:.2f}",
            line.peer,
            "" if line.peer_seconds is None else f"{line.peer_seconds:.1f}",
            "" if line.ratio is None else f"{line.ratio:,.{0 if line.ratio >= 10 else 1}f}",
            line.aim,
            {None: "", True: "yes", False: "NO"}[line.met],
        )
        for line in lines
    ]
    widths = [max(len(row[place]) for row in (heading, *rows)) for place in range(len(heading))]
    for row in (heading, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
