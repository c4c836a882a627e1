"""Share the work of a site among processes. Each opens the release itself, so nothing large passes between them."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evenhand.common.workers import end_with_parent
from evenhand.publication.said import Said
from evenhand.publication.writing import Writer


@dataclass(frozen=True)
class Task:
    """A piece of work: an indicator's pages, an area's page, or the pages of some practices."""

    kind: Literal["practices", "indicator", "area"]
    about: tuple[str, ...]

    def done_by(self, writer: Writer) -> int:
        """Do it and return how many pages were written."""
        if self.kind == "practices":
            return writer.practice_pages(self.about)
        if self.kind == "indicator":
            return sum(writer.indicator_pages(indicator) for indicator in self.about)
        return sum(writer.area_page(area) for area in self.about)


def worked(writer: Writer, tasks: Sequence[Task], processes: int, product_name: str) -> Iterator[int]:
    """Yield the pages written by each task as it is done, by this process alone or by several."""
    if processes <= 1:
        for task in tasks:
            yield task.done_by(writer)
        return
    # A fresh interpreter each: a fork would copy the threads of the table engine half-way through their work.
    context = multiprocessing.get_context("spawn")
    arguments = (writer.release.path, writer.site, product_name, writer.said)
    with ProcessPoolExecutor(processes, context, _begin, arguments) as pool:
        futures = [pool.submit(_do, task) for task in tasks]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


_writer: Writer | None = None


def _begin(release_path: Path, site: Path, product_name: str, said: Said) -> None:
    """Open the release in a new process, once for all its tasks."""
    from evenhand.publication.disclosure import PublicRelease
    from evenhand.publication.site import open_edition

    end_with_parent()
    global _writer
    release = PublicRelease.open(release_path)
    _writer = Writer(release, open_edition(release, product_name), site, said)


def _do(task: Task) -> int:
    assert _writer is not None
    return task.done_by(_writer)
