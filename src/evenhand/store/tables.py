"""The current rows of a table, put together from the editions that speak for them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from evenhand.common.errors import StoreError
from evenhand.store.current import Key
from evenhand.store.editions import DAYS, NAMED_BY, Edition, measure_path
from evenhand.store.schemas import MEASURED, SCHEMAS

Periods = list[tuple[str, str]]


def current_rows(
    editions_folder: Path, current: Mapping[Key, tuple[Edition, ...]], kind: str, measures: Collection[str]
) -> pl.DataFrame:
    """Return the current rows of a table with their edition's id in the column ``edition``.

    Of a measured table only `measures` are read. StoreError names a file that is missing or damaged.
    """
    schema = {**SCHEMAS[kind], "edition": pl.String()}
    parts = [pl.DataFrame(schema=schema)]
    for (edition, name), periods in _parts(current, kind, measures).items():
        rows = _rows(editions_folder / edition, kind, name, periods)
        parts.append(rows.with_columns(edition=pl.lit(edition)))
    return pl.concat(parts)


def _parts(
    current: Mapping[Key, tuple[Edition, ...]], kind: str, measures: Collection[str]
) -> dict[tuple[str, str], Periods]:
    """Return, for the id of each current edition and each thing it speaks for, the periods it is current in."""
    parts: dict[tuple[str, str], Periods] = {}
    for (key_kind, name, start, end), editions in current.items():
        if key_kind == kind and (kind not in MEASURED or name in measures):
            for edition in editions:
                parts.setdefault((edition.id, name), []).append((start, end))
    return parts


def _rows(folder: Path, kind: str, name: str, periods: Periods) -> pl.DataFrame:
    rows = _read(measure_path(folder, kind, name) if kind in MEASURED else folder / f"{kind}.parquet")
    if kind in NAMED_BY and kind not in MEASURED:
        rows = rows.filter(pl.col(NAMED_BY[kind]) == name)
    columns = list(dict.fromkeys(DAYS.get(kind, ())))
    if not columns:
        return rows
    days = [list(_days(period))[: len(columns)] for period in periods]
    wanted = pl.DataFrame(days, schema=dict.fromkeys(columns, pl.Date), orient="row")
    return rows.join(wanted, on=columns, how="semi", nulls_equal=True, maintain_order="left")


def _days(period: tuple[str, str]) -> Iterator[date | None]:
    return (date.fromisoformat(bound) if bound else None for bound in period)


def _read(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(path, hive_partitioning=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise StoreError(
            "a table of an edition is missing or damaged",
            where=path,
            received=str(error)[:200],
            remedy="Move this edition's folder out of the store and ingest its file again",
        ) from error
