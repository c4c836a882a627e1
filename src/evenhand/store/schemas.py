"""The tables a source may yield and the store keeps: one fixed schema each."""

from typing import Final

import polars as pl

Schema = dict[str, pl.DataType]

OBSERVED: Final = "observed"
SUPPRESSED: Final = "suppressed"
MISSING: Final = "missing"
STATES: Final = (OBSERVED, SUPPRESSED, MISSING)
"""What a cell was: a value (which may be zero), withheld by its publisher, or not there. Zero is not missing."""

_VALUE: Schema = {
    "measure": pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "value": pl.Float64(),
    "text": pl.String(),
    "state": pl.String(),
    "row": pl.Int64(),
}

SCHEMAS: Final[dict[str, Schema]] = {
    # A figure about a practice.
    "observations": {"practice": pl.String(), **_VALUE},
    # A figure about a commissioner's whole area, as published for it. Never a practice's.
    "area_observations": {"area": pl.String(), **_VALUE},
    # A figure about a small area (LSOA), to be rolled up to practices by where their patients live.
    "places": {"place": pl.String(), **_VALUE},
    # How many of a practice's patients live in each small area.
    "registrations": {
        "practice": pl.String(),
        "place": pl.String(),
        "period_start": pl.Date(),
        "period_end": pl.Date(),
        "patients": pl.Float64(),
        "row": pl.Int64(),
    },
    # The register of practices as it stood on a day.
    "practices": {
        "practice": pl.String(),
        "name": pl.String(),
        "address": pl.String(),
        "town": pl.String(),
        "postcode": pl.String(),
        "opened": pl.Date(),
        "closed": pl.Date(),
        "status": pl.String(),
        "setting": pl.String(),
        "commissioner": pl.String(),
        "icb": pl.String(),
        "region": pl.String(),
        "phone": pl.String(),
        "as_at": pl.Date(),
        "row": pl.Int64(),
    },
    # Which network, commissioner, integrated care board and region a practice belonged to on a day.
    "memberships": {
        "practice": pl.String(),
        "name": pl.String(),
        "postcode": pl.String(),
        "pcn": pl.String(),
        "pcn_name": pl.String(),
        "commissioner": pl.String(),
        "commissioner_name": pl.String(),
        "icb": pl.String(),
        "icb_name": pl.String(),
        "region": pl.String(),
        "region_name": pl.String(),
        "as_at": pl.Date(),
        "row": pl.Int64(),
    },
    # The code under which a practice's patients went on after a merger or a change of code.
    "successors": {
        "practice": pl.String(),
        "successor": pl.String(),
        "last_seen": pl.Date(),
        "row": pl.Int64(),
    },
    # Where a practice is and how to reach it.
    "directory": {
        "practice": pl.String(),
        "name": pl.String(),
        "address": pl.String(),
        "town": pl.String(),
        "postcode": pl.String(),
        "latitude": pl.Float64(),
        "longitude": pl.Float64(),
        "phone": pl.String(),
        "website": pl.String(),
        "as_at": pl.Date(),
        "row": pl.Int64(),
    },
    # What a publisher's code stands for.
    "labels": {
        "code": pl.String(),
        "title": pl.String(),
        "group": pl.String(),
        "group_title": pl.String(),
        "points": pl.Float64(),
        "period_start": pl.Date(),
        "period_end": pl.Date(),
        "row": pl.Int64(),
    },
}

ABOUT: Final = {"observations": "practice", "area_observations": "area", "places": "place"}
"""The column of each measured table that says whom a row is about."""

MEASURED: Final = tuple(ABOUT)
"""Tables partitioned by measure, in which an edition supersedes measure by measure and period by period."""

QUARANTINE_SCHEMA: Final[Schema] = {
    "row": pl.Int64(),
    "column": pl.String(),
    "received": pl.String(),
    "reason": pl.String(),
    "remedy": pl.String(),
}
"""Why a row or a cell was kept out. `row` counts records in the file, the header being row 1."""
