"""Letters for all practices of an area or of England at once, by several processes, in bounded memory.

Each process looks at the release's prepared tables where they lie, makes one letter after another, and writes each
before it makes the next. Nothing is kept of them in the database: they are for printing, and for a first look.
"""

import csv
import hashlib
import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from evenhand.common.building import built_beside
from evenhand.common.errors import InputError
from evenhand.cycle.letters import workers
from evenhand.cycle.letters.kinds import OF_REVIEWS, Audience, Form, Kind
from evenhand.cycle.letters.making import WRITERS, Bearing, contents_of
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.reviews.of import latest_review
from evenhand.publication.installed import Opened
from evenhand.publication.installed.prepared import prepare

ALL: Final = "all"
_CHUNK: Final = 25
_CHUNKS_A_PROCESS: Final = 40
"""After so many chunks each, processes make room for fresh ones: what a typesetter keeps to be quick is let go."""
KINDS: Final = (Kind.ANNUAL, Kind.MID_YEAR, Kind.SUPPORT_PLAN, Kind.BOARD_PAPER)
"""What can be written for many at once; an agreement is between two."""
HEADINGS: Final = ("practice", "area", "file", "sha256", "bytes")


@dataclass(frozen=True)
class Order:
    """What is to be written: which letters, of which release, for which year, in which form and for whose eyes."""

    release: Path
    kind: Kind
    year: int
    form: Form
    audience: Audience
    made_on: date
    prepared: Path


@dataclass(frozen=True)
class Written:
    """A letter that was written. `practice` is empty for a paper about an area."""

    practice: str
    area: str
    file: str
    sha256: str
    size: int


def write_letters(order: Order, area: str, out: Path, processes: int) -> list[Written]:
    """Write the letters of an area, or of `all`, into the new folder `out`, with a list of them in ``letters.csv``.

    Whole or not at all. InputError for an area the release does not know and for a folder that is there.
    """
    if out.exists():
        raise InputError("there is something there already", where=out, remedy="Name a new folder")
    opened = Opened.at(order.release, prepared=order.prepared)
    wanted = _wanted(opened, order.kind, area)
    with built_beside(out) as folder:
        found = sorted(_written(order, wanted, folder, processes), key=lambda one: (one.area, one.practice))
        with (folder / "letters.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(HEADINGS)
            lines.writerows(astuple(one) for one in found)
    return found


def order_of(
    release: Path, kind: str, *, year: int | None, form: str, audience: str, made_on: date, parent: Path
) -> Order:
    """Return an order, checked; the release's tables are prepared inside `parent`. InputError for what is unknown."""
    for given, known, what in (
        (kind, KINDS, "kind"), (form, [*Form], "form"), (audience, [*Audience], "audience")
    ):  # fmt: skip
        if given not in [str(one) for one in known]:
            raise InputError(
                f"there is no such {what}", received=given, remedy=f"Use one of {', '.join(map(str, known))}"
            )
    prepared = prepare(release, parent)
    as_of = Opened.at(release, prepared=prepared).edition.as_of
    return Order(
        release, Kind(kind), usual_year(kind, as_of) if year is None else year, Form(form), Audience(audience),
        made_on, prepared,
    )  # fmt: skip


def usual_year(kind: str, as_of: date) -> int:
    """Return the year of the cycle that a letter is usually about on a day: one that is over, or half over."""
    begun = as_of.year if as_of.month >= 4 else as_of.year - 1
    first_half_is_over = as_of.month >= 10 or as_of.month < 4
    return begun if kind == Kind.MID_YEAR and first_half_is_over else begun - 1


def _wanted(opened: Opened, kind: Kind, area: str) -> list[str]:
    """Return the codes letters are written for: practices that are open or, for papers, areas."""
    if area != ALL and area not in opened.practices_by_area:
        raise InputError(
            "this release has no such area",
            received=area,
            remedy=f"Use a commissioner's code, or {ALL} for England",
        )
    areas = [area] if area != ALL else sorted(opened.practices_by_area)
    if kind == Kind.BOARD_PAPER:
        return areas
    rows = [row for one in areas for row in opened.practices_by_area[one]]
    return [row["code"] for row in rows if row["status"] != "closed"]


def _written(order: Order, wanted: Sequence[str], folder: Path, processes: int) -> Iterator[Written]:
    size = max(1, min(_CHUNK, -(-len(wanted) // max(1, processes))))
    chunks = [wanted[start : start + size] for start in range(0, len(wanted), size)]
    told = {name: str(value) for name, value in vars(order).items()}
    if processes <= 1 or len(chunks) <= 1:
        open_here(told, str(folder))
        for chunk in chunks:
            yield from (Written(*one) for one in write_chunk(chunk))
        return
    # Fresh processes: one that is forked would have this one's threads and connections as well. A pool that renews its
    # own (max_tasks_per_child) waits for ever on Python 3.11 once all of them have ended, so whole pools are renewed.
    context = multiprocessing.get_context("spawn")
    together = processes * _CHUNKS_A_PROCESS
    for start in range(0, len(chunks), together):
        with ProcessPoolExecutor(
            processes, mp_context=context, initializer=workers.begin, initargs=(told, str(folder))
        ) as pool:
            for found in pool.map(workers.write_chunk, chunks[start : start + together]):
                yield from (Written(*one) for one in found)


_here: dict[str, Any] = {}
"""What a process has open: its order, the release, and where it writes."""


def open_here(told: Mapping[str, str], folder: str) -> None:
    """Have an order's release at hand in this process. `told` is the order in texts."""
    order = Order(
        Path(told["release"]), Kind(told["kind"]), int(told["year"]), Form(told["form"]),
        Audience(told["audience"]), date.fromisoformat(told["made_on"]), Path(told["prepared"]),
    )  # fmt: skip
    _here.update(order=order, folder=Path(folder), opened=Opened.at(order.release, prepared=order.prepared))


def write_chunk(codes: Sequence[str]) -> list[tuple[str, str, str, str, int]]:
    """Write some letters by what is at hand here."""
    return [astuple(_write(code)) for code in codes]


def _write(code: str) -> Written:
    order, opened = _here["order"], _here["opened"]
    is_paper = order.kind == Kind.BOARD_PAPER
    area = code if is_paper else str(opened.practices[code]["commissioner"])
    letter = Letter(
        kind=order.kind,
        practice="" if is_paper else code,
        commissioner=area,
        year=order.year,
        release=opened.id,
        review=latest_review(code, order.kind, order.year) if order.kind in OF_REVIEWS else None,
    )
    told = contents_of(letter, opened, Bearing(order.made_on), order.audience.value)
    content = WRITERS[order.form](told)
    name = f"{order.kind}-{code}-{order.year}.{order.form}"
    (_here["folder"] / name).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return Written("" if is_paper else code, area, name, digest, len(content))
