"""Census: the share of residents of each small area who are from an ethnic minority (not white).

One converted file in circulation has divided all residents by all and white residents counted together, so that none
of its shares is below one half. Such a file is told by that and turned back, and a caveat says so.
"""

from datetime import date
from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.bounds import shares
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.small_areas import place_codes
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_CENSUS_DAYS: Final = {"LSOA11CD": date(2011, 3, 27), "LSOA21CD": date(2021, 3, 21)}
"""Header of the code to the census its boundaries are of (Office for National Statistics)."""
_SHARE: Final = "ethnic_minority_share"
_MEASURE: Final = "ethnicity.minority_share"

_ENOUGH_AREAS: Final = 1000
"""Of so many areas of England some are nearly all white: in 2011, half had a share below one in twenty."""


def _recognises(head: FileHead) -> bool:
    return head.has(_SHARE) and any(head.has(code) for code in _CENSUS_DAYS)


def _read(raw: RawTable) -> Reading:
    code = next(header for header in _CENSUS_DAYS if raw.find(header))
    period = Period.day(_CENSUS_DAYS[code])
    places = shares(raw, place_codes(raw, raw.column(code)), {raw.column(_SHARE): _MEASURE}, period)
    places, caveats = _turned_back(places, raw.name)
    return Reading(
        source=SOURCE.id,
        label=f"census {period.start.year}",
        tables={"places": places},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
    )


def _turned_back(places: pl.DataFrame, name: str) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return shares of residents. Where s = all / (all + white) was given, the share is 1 - white / all = 2 - 1 / s."""
    given = places["value"].drop_nulls()
    if given.len() < _ENOUGH_AREAS or float(given.min()) < 0.5:  # type: ignore[arg-type]
        return places, ()
    turned = places.with_columns(value=2 - 1 / pl.col("value"))
    return turned, (
        f"No share in {name} is below one half, in {given.len():,} areas, which cannot be: all residents were divided "
        "by all and white residents together. The shares were turned back (2 - 1 / share)",
    )


SOURCE = Source(
    id="ethnicity-lsoa",
    title="Census: share of residents from an ethnic minority, by small area",
    publisher="Office for National Statistics",
    licence="Open Government Licence v3.0",
    cadence="every ten years",
    url="https://www.nomisweb.co.uk/census/2011/ks201ew",
    patterns=("census2011_ethnicity_lsoa.csv",),
    measures=(Measure(_MEASURE, "Residents from an ethnic minority", "share of residents"),),
    headers=("LSOA11CD", _SHARE),
    recognises=_recognises,
    read=_read,
)
