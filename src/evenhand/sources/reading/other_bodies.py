"""A return that names no sender does not take the place of another body's about other practices.

Of two returns for all of England and the same days the later is current, whole (ADR 0007). Two boards that send theirs
without saying who they are would so take each other's figures away, and nobody would be told.
"""

from dataclasses import replace
from typing import Final

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.store import Reading, Store
from evenhand.store.reading import ENGLAND

_ABOUT: Final = {"observations": "practice", "area_observations": "area"}
_SHOWN: Final = 3
_SPOKEN_FOR: Final = ("measure", "period_start", "period_end")


def beside_other_bodies(reading: Reading, store: Store, where: str) -> Reading:
    """Return a return that may be kept, with a note on who has no figure any more because of it.

    SourceError when it and what is current are about others altogether, and one of them stands for all of England, so
    that only one could be shown.
    """
    for kind, about in _ABOUT.items():
        table = reading.tables.get(kind)
        if table is None or reading.scope.startswith(f"{about} "):
            continue
        before = store.read(kind, table["measure"].unique().to_list())
        before = before.join(table.select(_SPOKEN_FOR).unique(), on=_SPOKEN_FOR, how="semi", nulls_equal=True)
        if before.is_empty() or ENGLAND not in {reading.scope, *_scopes(store, before)}:
            continue
        gone = set(before[about]) - set(table[about])
        if gone == set(before[about]):
            raise _in_anothers_place(reading, store, before, about, where)
        reading = replace(reading, notes=(*reading.notes, *_left_out(reading, gone, about)))
    return reading


def _scopes(store: Store, before: pl.DataFrame) -> set[str]:
    ids = set(before["edition"])
    return {edition.scope for edition in store.editions if edition.id in ids}


def _in_anothers_place(
    reading: Reading, store: Store, before: pl.DataFrame, about: str, where: str
) -> SourceError:
    ids = set(before["edition"])
    files = sorted({edition.file for edition in store.editions if edition.id in ids})
    return SourceError(
        f"this return and the one of the same days in the store have no {about} in common, and only one could be shown",
        where=where,
        received=f"{reading.scope}; in the store {', '.join(files)}, about {_some(set(before[about]))}",
        remedy="Put the rows of both into one file and ingest that; next time, let each body that sends a return say "
        "who it is in the column returned_by, the same in every row",
    )


def _left_out(reading: Reading, gone: set[str], about: str) -> tuple[str, ...]:
    if reading.scope != ENGLAND:
        return ("A return for all of England and the same days is in the store, and that one stays current",)
    if not gone:
        return ()
    return (
        "The return takes the place of one that was about more. Without a figure of these days from now on: "
        f"{about} {_some(gone)}",
    )


def _some(codes: set[str]) -> str:
    """Return the first of some codes, and how many there are besides."""
    shown = sorted(codes)[:_SHOWN]
    return ", ".join(shown) + (f" and {len(codes) - len(shown)} more" if len(codes) > len(shown) else "")
