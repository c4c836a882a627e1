"""A small fictional England for tests of the assessment: rows by hand, through the store that real files go through."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from evenhand.common.hashing import bytes_sha256
from evenhand.common.periods import Period
from evenhand.store import Quarantine, Reading, Store
from evenhand.store.schemas import SCHEMAS

YEAR = Period.financial_year(2021)
AS_OF = date(2022, 12, 31)


def table(kind: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return a store table of `kind`; columns a row leaves out are null, and rows are numbered from 2."""
    full = [
        {**dict.fromkeys(SCHEMAS[kind]), "row": number, **row} for number, row in enumerate(rows, start=2)
    ]
    return pl.DataFrame(full, schema=SCHEMAS[kind])


def observations(
    measure: str, values: Mapping[str, float | str | None], period: Period = YEAR
) -> pl.DataFrame:
    """Return one observation a practice. A text is a fact, None is missing and ``"*"`` is withheld."""
    rows = []
    for practice, value in values.items():
        state = "missing" if value is None else "suppressed" if value == "*" else "observed"
        number = value if isinstance(value, int | float) else None
        text = value if isinstance(value, str) and value != "*" else None
        rows.append(
            {
                "practice": practice,
                "measure": measure,
                "period_start": period.start,
                "period_end": period.end,
                "value": number,
                "text": text,
                "state": state,
            }
        )
    return table("observations", rows)


def area_observations(
    measure: str, values: Mapping[str, float | str | None], period: Period = YEAR
) -> pl.DataFrame:
    """Return one observation an area, as :func:`observations` does for practices."""
    return observations(measure, values, period).rename({"practice": "area"})


def register(practices: Iterable[str], **others: Any) -> pl.DataFrame:
    """Return a register of open practices as at 1 June 2022; `others` are columns for all of them."""
    rows = [
        {
            "practice": code,
            "name": f"{code} SURGERY",
            "town": "FERNHAM",
            "postcode": "ZA1 1AA",
            "opened": date(1990, 4, 1),
            "status": "open",
            "setting": "gp_practice",
            "as_at": date(2022, 6, 1),
            **others,
        }
        for code in practices
    ]
    return table("practices", rows)


def memberships(areas: Mapping[str, str]) -> pl.DataFrame:
    """Return which commissioner each practice belongs to, as at 1 April 2022, in one region."""
    rows = [
        {
            "practice": practice,
            "commissioner": area,
            "commissioner_name": f"NHS {area}",
            "icb": "QZZ",
            "icb_name": "Fernshire",
            "region": "Y99",
            "region_name": "Nowhere",
            "as_at": date(2022, 4, 1),
        }
        for practice, area in areas.items()
    ]
    return table("memberships", rows)


def add(
    store: Store, source: str, kind: str, *tables: pl.DataFrame, label: str = "2021-22", sha: str = ""
) -> None:
    """Add tables of one kind to a store as an edition."""
    rows = pl.concat(list(tables))
    reading = Reading(source, label, {kind: rows}, Quarantine().table(), rows.height)
    made_up = sha or bytes_sha256(rows.write_json().encode())
    store.add(reading, file=f"{source}.csv", sha256=made_up)


def small_store(path: Path, codes: Iterable[str], *, lists: float = 8000.0) -> Store:
    """Return a store with a register, memberships in two areas and a list of patients for each of `codes`."""
    codes = list(codes)
    store = Store.create(path)
    add(store, "ods-practices", "practices", register(codes))
    add(
        store,
        "practice-map",
        "memberships",
        memberships({code: f"0{place % 2}A" for place, code in enumerate(codes)}),
    )
    day = Period.day(date(2022, 5, 1))
    add(
        store,
        "registered-patients",
        "observations",
        observations("list.registered", dict.fromkeys(codes, lists), day),
    )
    return store
