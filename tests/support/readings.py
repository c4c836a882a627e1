"""Made readings for tests of the store. Nothing here is real."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from evenhand.store import Quarantine, Reading
from evenhand.store.schemas import SCHEMAS

MAY = date(2022, 5, 1)
JUNE = date(2022, 6, 1)


def observations(
    figures: Mapping[str, float | None], measure: str = "list.registered", day: date = MAY
) -> pl.DataFrame:
    """Return observations of one day: practice to value, None being withheld."""
    rows = [
        (practice, measure, day, day, value, None, "suppressed" if value is None else "observed", row)
        for row, (practice, value) in enumerate(figures.items(), start=2)
    ]
    return pl.DataFrame(rows, schema=SCHEMAS["observations"], orient="row")


def reading(
    *tables: pl.DataFrame,
    kind: str = "observations",
    source: str = "registered-patients",
    scope: str = "England",
) -> Reading:
    """Return a reading of tables of one kind, one under the other."""
    table = pl.concat(tables)
    return Reading(
        source=source,
        label="2022-05-01",
        tables={kind: table},
        quarantine=Quarantine().table(),
        rows_read=table.height,
        scope=scope,
    )
