"""Counts of parts and wholes by practice, period and group of people, one group a record."""

import polars as pl

from evenhand.sources.reading.observing import parsed
from evenhand.sources.reading.practice_counts import KEYS, Headers, figures, without_parts_above
from evenhand.sources.reading.raw import RawTable


def group_observations(
    raw: RawTable, cells: pl.DataFrame, columns: tuple[tuple[str, Headers], tuple[str, Headers]]
) -> pl.DataFrame:
    """Return ``<group>.<name>`` for each record of `cells`, which have ``group``, practice and period.

    `columns` are the part and the whole, each with its name and headers. A part above its whole is quarantined.
    """
    headers = [(name, raw.column(*names)) for name, names in columns]
    tables = []
    for name, header in headers:
        read = parsed(raw, cells.select(*KEYS, "group", "row", header), header, "count")
        tables.append(figures(read, pl.format("{}.{}", "group", pl.lit(name))))
    (part, _), (whole, _) = headers
    groups = cells["group"].unique(maintain_order=True)
    pairs = tuple((f"{group}.{part}", f"{group}.{whole}") for group in groups)
    return without_parts_above(raw, pl.concat(tables), pairs)
