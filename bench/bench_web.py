"""The web app on the real England: how soon it starts, how quick its pages are, how many it bears, what it holds."""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from bench.bench_national import DATA
from bench.measured import Line, evenhand

WORKERS, CLIENTS, SECONDS = 2, 8, 15.0
EACH = 200
MEDIAN, NEARLY_ALL = 0.050, 0.120
A_SECOND, START, MEGABYTES = 150.0, 5.0, 600.0
_KILOBYTES = 1024


def run() -> list[Line]:
    """Measure a site with two workers: its start, its pages one after another, many at once, and its memory.

    Nothing when the real files are not here.
    """
    if not DATA.is_dir():
        return []
    with tempfile.TemporaryDirectory() as folder:
        data, release = Path(folder) / "data", Path(folder) / "release"
        environment = _environment(data)
        _installed(Path(folder) / "store", release, environment)
        addresses = _addresses(release)
        with _served(environment, data) as (port, pid, started):
            lines = [Line("web: start", started, aim=f"under {START:.0f} s", met=started < START)]
            lines += [_pages(port, kind, asked) for kind, asked in addresses.items()]
            lines.append(_many_at_once(port, addresses))
            lines.append(_memory(pid))
    return lines


def _addresses(release: Path) -> dict[str, list[str]]:
    """Return addresses of each kind of page, drawn from a release: a page is asked for twice only where few exist."""
    draw = random.Random(1)
    practices = pl.read_parquet(release / "practices.parquet").filter(pl.col("status") != "closed")
    indicators = pl.read_parquet(release / "results.parquet", columns=["indicator"])["indicator"]
    kinds = {
        "practice": practices["code"],
        "indicator": indicators,
        "area": practices["commissioner"].drop_nulls(),
    }
    return {
        kind: [f"/{kind}s/{draw.choice(codes)}/" for _ in range(EACH)]
        for kind, codes in ((kind, column.unique().sort().to_list()) for kind, column in kinds.items())
    }


def _environment(data: Path) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND_", "DJANGO_"))
    }
    kept.pop("DATABASE_URL", None)
    return {**kept, "EVENHAND_DATA": str(data)}


def _installed(store: Path, release: Path, environment: dict[str, str]) -> None:
    evenhand("ingest", DATA / "2014-15", DATA / "2021-22", DATA / "reference", "--store", store)
    framework = ("--framework", "open-data", "--as-of", "2022-12-31")
    evenhand("assess", "--store", store, *framework, "--out", release)
    install = [sys.executable, "-m", "evenhand", "install", str(release), "--switch"]
    subprocess.run(install, env=environment, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _served(environment: dict[str, str], data: Path) -> Iterator[tuple[int, int, float]]:
    """Serve, and give the port, the process and the seconds until it was ready."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "evenhand", "serve", "--only-here", "--port", str(port)]
    command += ["--workers", str(WORKERS)]
    begun = time.perf_counter()
    with (data / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            while not _is_ready(port):
                if server.poll() is not None:
                    raise RuntimeError((data / "log").read_text())
                time.sleep(0.02)
            yield port, server.pid, time.perf_counter() - begun
        finally:
            server.terminate()
            server.wait(30)


def _is_ready(port: int) -> bool:
    try:
        return _asked(http.client.HTTPConnection("127.0.0.1", port, timeout=60), "/ready/") == 200
    except OSError:
        return False


def _asked(connection: http.client.HTTPConnection, address: str) -> int:
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _pages(port: int, kind: str, addresses: Sequence[str]) -> Line:
    """Measure pages of one kind, one after another, each for the first time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for address in addresses:
        begun = time.perf_counter()
        if _asked(connection, address) != 200:
            raise RuntimeError(f"{address} was not answered")
        times.append(time.perf_counter() - begun)
    middle, nearly_all = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return Line(
        f"web: {kind}, median (95th percentile {nearly_all * 1000:.0f} ms)",
        middle,
        aim=f"under {MEDIAN * 1000:.0f} ms, and {NEARLY_ALL * 1000:.0f} ms for 95%",
        met=middle < MEDIAN and nearly_all < NEARLY_ALL,
    )


def _many_at_once(port: int, addresses: dict[str, list[str]]) -> Line:
    """Measure how many pages of all kinds are answered a second to several who ask without a pause."""
    every = [address for asked in addresses.values() for address in asked]
    answered, faults = [0] * CLIENTS, [0] * CLIENTS
    ends = time.monotonic() + SECONDS

    def ask(number: int) -> None:
        draw = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.monotonic() < ends:
            try:
                faults[number] += _asked(connection, draw.choice(every)) != 200
                answered[number] += 1
            except (OSError, http.client.HTTPException):
                faults[number] += 1
                connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    a_second = sum(answered) / SECONDS
    return Line(
        f"web: a page with {CLIENTS} asking at once ({a_second:.0f} a second, {sum(faults)} errors)",
        1 / a_second if a_second else SECONDS,
        aim=f"{A_SECOND:.0f} a second on 2 cores, no error",
        met=a_second >= A_SECOND and not sum(faults),
    )


def _memory(pid: int) -> Line:
    """Measure what the largest worker holds, what it shares with the others included."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    megabytes = [_resident(Path(f"/proc/{child}/smaps_rollup")) for child in children]
    return Line(
        f"web: memory of the largest of {len(megabytes)} workers",
        0.0,
        peak_gb=max(megabytes) / 1024,
        aim=f"under {MEGABYTES:.0f} MB",
        met=max(megabytes) < MEGABYTES,
    )


def _resident(told: Path) -> float:
    lines = dict(line.split(":", 1) for line in told.read_text().splitlines()[1:])
    return int(lines["Rss"].split()[0]) / _KILOBYTES
