"""The open data that is about no one page: all areas, twins, funnels' limits, models, judgement and the dictionary."""

import csv
import io
import json
from typing import Final

import polars as pl

from evenhand.pages import addresses, words
from evenhand.publication import downloads
from evenhand.publication.columns import DICTIONARY, FUNNELS, TWINS
from evenhand.publication.writing import Writer

TWINS_NOTE: Final = "Alike in circumstances; nothing is said of how they do."


def write_tables(writer: Writer) -> None:
    """Write the tables and records of the whole release beside the downloads page."""
    edition, release = writer.edition, writer.release
    areas = [
        downloads.area_row(edition, row)
        for area in sorted(edition.areas)
        for indicator in edition.indicators
        if (row := edition.area_rows.get((area, indicator)))
    ]
    writer.write(addresses.table_file("areas", "csv"), downloads.as_csv(areas))
    writer.write(addresses.table_file("twins", "csv"), _twins(release.twins).write_csv())
    writer.write(addresses.table_file("funnels", "csv"), _funnels(writer).write_csv())
    about = {"edition": edition.release_id, "how_to_read": words.NOT_A_RANKING}
    notes = {one.id: one.context_note for one in edition.indicators.values()}
    models = [
        {**model, "context_note": notes[name]} for name, model in edition.models.items() if name in notes
    ]
    writer.write(addresses.table_file("models", "json"), json.dumps({**about, "models": models}))
    writer.write(addresses.table_file("judgement", "json"), json.dumps({**about, **edition.judgement}))
    writer.write(addresses.table_file("columns", "csv"), _dictionary())


def _twins(twins: pl.DataFrame) -> pl.DataFrame:
    ordered = twins.sort("practice", "position")
    return ordered.with_columns(context_note=pl.lit(TWINS_NOTE)).select(list(TWINS))


def _funnels(writer: Writer) -> pl.DataFrame:
    about = pl.DataFrame(
        [
            {"indicator": one.id, "title": one.title, "unit": one.unit, "context_note": one.context_note}
            for one in writer.edition.indicators.values()
        ]
    )
    ordered = writer.release.funnels.sort("indicator", "given", "denominator")
    return ordered.join(about, on="indicator", maintain_order="left").select(list(FUNNELS))


def _dictionary() -> str:
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("file", "column", "meaning"))
    write.writerows(
        (file, name, meaning) for file, columns in DICTIONARY.items() for name, meaning in columns.items()
    )
    return out.getvalue()
