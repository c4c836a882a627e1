"""Publish a release as a static site: built whole beside its place by a few processes, then renamed into it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evenhand.common.progress import track
from evenhand.pages import words
from evenhand.pages.edition import Edition
from evenhand.publication.assets import check_assets, copy_assets
from evenhand.publication.catalogue import write_catalogue_of_release
from evenhand.publication.disclosure import PublicRelease
from evenhand.publication.general import write_general_pages
from evenhand.publication.known_sources import measure_titles, source_facts
from evenhand.publication.marker import Marker
from evenhand.publication.replacing import site_in_place_of
from evenhand.publication.said import NOTHING_SAID, Said
from evenhand.publication.search_index import write_index
from evenhand.publication.working import Task, worked
from evenhand.publication.writing import Writer
from evenhand.release import Release

PRACTICES_A_TASK = 50
"""Practices rendered at one go: enough that finding their rows costs little, few enough for a smooth bar."""

PRACTICES_FOR_ONE_PROCESS = 400
"""Up to so many practices one process is as quick, because a new one takes a second or two to start."""


@dataclass(frozen=True)
class PublishedSite:
    """A site as published: where it is, how many pages it has and of which release."""

    path: Path
    pages: int
    release: str


def publish(
    release_path: Path,
    out: Path,
    *,
    processes: int | None = None,
    quiet: bool = False,
    product_name: str = words.PRODUCT_NAME,
    said: Said = NOTHING_SAID,
) -> PublishedSite:
    """Write the site of the release at `release_path` into `out` and return it.

    `processes` is how many render at once: as many as there are processors unless said, one for a small release.
    `quiet` shows no progress; `product_name` is what a practice's page is called, in the singular; `said` is what
    practices say of their figures.

    A site of ours in `out` is replaced once the new one is whole. PublicationError when `out` is something else or
    the style sheet was not fetched; ReleaseError when there is no release. More than one process needs the calling
    script to guard its start with ``if __name__ == "__main__"``.
    """
    check_assets()
    release = PublicRelease.open(release_path)
    edition = open_edition(release, product_name)
    count = processes or _processes_for(release.practices.height)
    with site_in_place_of(out) as folder:
        writer = Writer(release, edition, folder, said)
        copy_assets(folder)
        write_index(writer.practices.values(), folder)
        pages = write_general_pages(writer)
        pages += write_catalogue_of_release(release, edition, folder)
        tasks = plan(writer)
        done = worked(writer, tasks, count, product_name)
        pages += sum(track(done, "Writing pages", total=len(tasks), quiet=quiet))
        Marker(release.manifest.id, product_name, edition.frame("", "").edition, pages).write(folder)
    return PublishedSite(out, pages, release.manifest.id)


def open_edition(release: Release, product_name: str) -> Edition:
    """Gather what every page of a release needs, with the sources as they are known here."""
    return Edition.of(release, sources=source_facts(), measures=measure_titles(), product_name=product_name)


def plan(writer: Writer) -> list[Task]:
    """Return the work to share out, the longest pieces first so that no process is left waiting at the end."""
    codes: Sequence[str] = list(writer.practices)
    return [
        *(Task("indicator", (indicator,)) for indicator in writer.edition.indicators),
        *(
            Task("practices", tuple(codes[start : start + PRACTICES_A_TASK]))
            for start in range(0, len(codes), PRACTICES_A_TASK)
        ),
        *(Task("area", (area,)) for area in writer.edition.areas),
    ]


def _processes_for(practices: int) -> int:
    return 1 if practices <= PRACTICES_FOR_ONE_PROCESS else len(os.sched_getaffinity(0))
