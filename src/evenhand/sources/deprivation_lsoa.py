"""English Indices of Deprivation, file 7: the score of each small area, of the editions of 2015, 2019 and 2025.

The higher the score, the more deprived the area. The edition is told by the year of the populations in the file, the
boundaries of the small areas by the header of their code.
"""

import re
from typing import Final

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period
from evenhand.sources.reading.bounds import bounded
from evenhand.sources.reading.heads import FileHead, normalised
from evenhand.sources.reading.naming import named_year
from evenhand.sources.reading.observing import wide_observations
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.small_areas import place_codes
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_CODE: Final = ("LSOA code (2011)", "LSOA code (2021)", "LSOA code")
_SCORE: Final = "Index of Multiple Deprivation (IMD) Score"
_HIGHEST_SCORE: Final = 100.0

_EDITION_OF_POPULATIONS: Final = {2012: 2015, 2015: 2019, 2022: 2025}
"""Each edition states the populations of one mid-year (Ministry of Housing, Communities and Local Government)."""
_POPULATIONS: Final = re.compile(r"mid (20\d\d)")


def _recognises(head: FileHead) -> bool:
    return head.has(_SCORE) and any(head.has(code) for code in _CODE)


def _read(raw: RawTable) -> Reading:
    period, caveats = _edition(raw)
    columns = {raw.column(_SCORE): "imd.score"}
    cells = place_codes(raw, raw.column(*_CODE))
    places = bounded(
        raw, wide_observations(raw, cells, columns, period, "count", unit="place"), columns, _HIGHEST_SCORE
    )
    return Reading(
        source=SOURCE.id,
        label=period.label,
        tables={"places": places},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
    )


def _edition(raw: RawTable) -> tuple[Period, tuple[str, ...]]:
    stated = {int(year) for header in raw.cells.columns for year in _POPULATIONS.findall(normalised(header))}
    editions = {_EDITION_OF_POPULATIONS[year] for year in stated if year in _EDITION_OF_POPULATIONS}
    if len(editions) == 1:
        return Period.calendar_year(editions.pop()), ()
    if stated:
        raise SourceError(
            "the edition of the indices cannot be told from the years of its populations",
            where=raw.name,
            received=sorted(stated),
            remedy=f"Known years are {', '.join(map(str, _EDITION_OF_POPULATIONS))}; look for a newer Evenhand",
        )
    return named_year(raw)


SOURCE = Source(
    id="deprivation-lsoa",
    title="English Indices of Deprivation: scores by small area (file 7)",
    publisher="Ministry of Housing, Communities and Local Government",
    licence="Open Government Licence v3.0",
    cadence="every four to six years",
    url="https://www.gov.uk/government/collections/english-indices-of-deprivation",
    patterns=("File_7_*_Scores*.csv",),
    measures=(Measure("imd.score", "Index of Multiple Deprivation score", "score"),),
    headers=(_CODE[0], _SCORE),
    recognises=_recognises,
    read=_read,
)
