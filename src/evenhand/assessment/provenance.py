"""Where an assessment's figures came from, and what was assumed on the way."""

from collections.abc import Iterable, Mapping

import polars as pl

from evenhand.assessment.measuring import Measured
from evenhand.release import Caveat, caveat
from evenhand.release.manifest import InputFile
from evenhand.store import Store

_LOOKED_UP = {"practices", "memberships", "successors", "directory", "registrations", "places"}
_FIGURES = {"observations", "area_observations"}


def inputs(store: Store, measured: Iterable[Measured], day: str) -> list[InputFile]:
    """Name the editions that figures came from, and those of the registers and look-ups known on `day` (ISO)."""
    used = {name for one in measured for name in one.editions}
    return [
        InputFile(edition.source, edition.id, edition.file, edition.sha256, edition.rows_kept)
        for edition in store.editions
        if edition.id in used or any(span.kind in _LOOKED_UP and span.end <= day for span in edition.spans)
    ]


def caveats_of_files(store: Store, measured: Mapping[str, Measured]) -> list[Caveat]:
    """Return what was assumed in reading the files: of registers and look-ups first, then behind each indicator."""
    of_edition = {edition.id: edition.caveats for edition in store.editions}
    of_look_ups = [
        caveat(sentence)
        for edition in store.editions
        if not any(span.kind in _FIGURES for span in edition.spans)
        for sentence in edition.caveats
    ]
    of_indicators = [
        caveat(sentence, indicator=key)
        for key, one in measured.items()
        for sentence in dict.fromkeys(
            [*one.caveats, *(words for name in sorted(_editions(one.latest)) for words in of_edition[name])]
        )
    ]
    return [*of_look_ups, *of_indicators]


def _editions(frame: pl.DataFrame) -> set[str]:
    joined = frame.select("source_editions").unique().drop_nulls()
    return {name for (names,) in joined.iter_rows() for name in names.split(", ") if name}
