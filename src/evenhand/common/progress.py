"""Progress on long work: a bar on a terminal, a plain line at the start and the end in a log."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")

_SECONDS_BETWEEN_LOG_LINES = 10.0


def track(
    items: Iterable[Item], label: str, *, total: int | None = None, quiet: bool = False
) -> Iterator[Item]:
    """Yield `items`, showing on standard error how far the work has come.

    `total` is needed when `items` has no length. `quiet` shows nothing (output meant for a machine).
    """
    if total is None and isinstance(items, Sequence):
        total = len(items)
    if quiet:
        yield from items
    elif sys.stderr.isatty():
        yield from _bar(items, label, total)
    else:
        yield from _lines(items, label, total)


def _bar(items: Iterable[Item], label: str, total: int | None) -> Iterator[Item]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=False) as progress:
        task = progress.add_task(label, total=total)
        for item in items:
            yield item
            progress.advance(task)


def _lines(items: Iterable[Item], label: str, total: int | None) -> Iterator[Item]:
    begun = last = time.monotonic()
    of = f" of {total:,}" if total is not None else ""
    done = 0
    for item in items:
        yield item
        done += 1
        if time.monotonic() - last > _SECONDS_BETWEEN_LOG_LINES:
            last = time.monotonic()
            print(f"{label}: {done:,}{of}", file=sys.stderr, flush=True)
    print(f"{label}: {done:,} in {time.monotonic() - begun:.1f} s", file=sys.stderr, flush=True)
