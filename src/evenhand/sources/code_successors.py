"""Under which code a practice's patients went on after a merger or a change of code.

One file lists every code there was and the code of a later month it leads to. A code that leads to itself has no
successor. Where a code leads to itself and to another, both lived on: which patients moved cannot be told, and the line
to the other is kept out.
"""

import re
from dataclasses import replace
from typing import Final

import polars as pl

from evenhand.sources.reading.days import days_of
from evenhand.sources.reading.extracts import needed
from evenhand.sources.reading.heads import FileHead, normalised
from evenhand.sources.reading.observing import PRACTICE_CODE, practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_OLD: Final = "previous_practice_codes"
_LAST_SEEN: Final = "lm_1000_previous_codes"
"""The last month in which the old code had a thousand patients or more."""
_NEW: Final = re.compile(r"^code ([a-z]+ 20\d\d)$")


def _recognises(head: FileHead) -> bool:
    return head.has(_OLD) and any(_NEW.match(header) for header in head.headers)


def _read(raw: RawTable) -> Reading:
    new = next(header for header in raw.cells.columns if _NEW.match(normalised(header)))
    coded = _with_successor(raw, practice_codes(raw, raw.column(_OLD)), new)
    itself = pl.col("practice") == pl.col("successor")
    lives_on = pl.col("practice").is_in(coded.filter(itself)["practice"].implode())
    changed, notes = needed(replace(raw, cells=coded), ~itself, "Codes that did not change")
    raw.quarantine.add(
        changed.cells.filter(lives_on),
        column=new,
        reason="the old code is still in use, so that it has no one successor",
        remedy="Nothing needs doing: the code keeps its own figures",
    )
    cells = changed.cells.filter(~lives_on).with_columns(
        last_seen=days_of(raw, changed.cells.filter(~lives_on), raw.column(_LAST_SEEN))
    )
    single = without_repeats(
        raw, cells.select(*SCHEMAS["successors"]), ["practice"], "successor", what="old code"
    )
    return Reading(
        source=SOURCE.id,
        label=f"to {normalised(new).removeprefix('code ')}",
        tables={"successors": single},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        notes=notes,
    )


def _with_successor(raw: RawTable, cells: pl.DataFrame, header: str) -> pl.DataFrame:
    coded = cells.with_columns(successor=pl.col(header).str.to_uppercase())
    fits = pl.col("successor").str.contains(PRACTICE_CODE)
    raw.quarantine.add(
        coded.filter(~fits),
        column=header,
        reason="the successor is not a practice code",
        remedy="A practice code is a letter and five digits; check the row",
    )
    return coded.filter(fits)


SOURCE = Source(
    id="code-successors",
    title="Codes of practices that merged or changed their code, and their successors",
    publisher="Published analyses of the registered lists of NHS Digital, 2013 to 2022",
    licence="Open Government Licence v3.0",
    cadence="once",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice",
    patterns=("practice-code-successors-*.csv",),
    measures=(),
    headers=("code_April_2020", _OLD, _LAST_SEEN),
    recognises=_recognises,
    read=_read,
)
