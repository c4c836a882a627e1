"""Care Quality Commission: the overall rating of each practice, and whether it was inherited from a former provider.

A rating is a word and stays one. Its period is the year it was given in. Read from the commission's list of latest
ratings, of which only the overall rating of the overall service is used, and only GP practices where it says which.
"""

from dataclasses import replace
from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.long_observations import without_repeated_keys
from evenhand.sources.reading.observing import practice_codes, text_observations
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_CODE, _GROUP, _DOMAIN, _RATING = (
    "Location ODS Code",
    "Service / Population Group",
    "Domain",
    "Latest Rating",
)
_INHERITED = "Inherited Rating (Y/N)"
_YEAR, _DAY = "Rating Year", "Publication Date"
_CATEGORY, _PRACTICES = "Location Primary Inspection Category", "gp practices"

_RATINGS: Final = {
    word.lower(): word for word in ("Outstanding", "Good", "Requires improvement", "Inadequate")
}
_NOT_RATED: Final = (
    "",
    "not rated",
    "not formally rated",
    "inspected but not rated",
    "insufficient evidence to rate",
    "no published rating",
)
"""What the commission writes where an inspection ended without a rating."""

_YEAR_FORMS: Final = (r"^(20\d\d)$", r"^\d{1,2}/\d{1,2}/(20\d\d)$", r"^(20\d\d)-\d\d-\d\d")
"""A year, a British day and an ISO day."""

_MEASURES = {"rating": "cqc.overall", "inherited": "cqc.inherited"}


def _recognises(head: FileHead) -> bool:
    return head.has(_CODE, _GROUP, _DOMAIN, _RATING) and (head.has(_YEAR) or head.has(_DAY))


def _read(raw: RawTable) -> Reading:
    overall, notes = _overall(raw)
    cells = _rated(raw, _dated(raw, overall))
    single = without_repeated_keys(raw, cells, ["practice", "year"], "practice")
    years = sorted(single["year"].unique())
    of_years = [
        text_observations(single.filter(pl.col("year") == year), _MEASURES, Period.calendar_year(int(year)))
        for year in years
    ]
    observations = pl.concat([pl.DataFrame(schema=SCHEMAS["observations"]), *of_years])
    return Reading(
        source=SOURCE.id,
        label=f"to {years[-1]}" if years else "empty",
        tables={"observations": observations},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        notes=notes,
    )


def _overall(raw: RawTable) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return the overall ratings of practices, and a note that counts the rows that are of anything else."""
    overall = pl.all_horizontal(
        pl.col(raw.column(name)).str.to_lowercase() == "overall" for name in (_GROUP, _DOMAIN)
    )
    category = raw.find(_CATEGORY)
    if category is not None:
        overall &= pl.col(category).str.to_lowercase() == _PRACTICES
    kept = raw.cells.filter(overall)
    other = raw.cells.height - kept.height
    note = f"Rows of single services, domains or other providers, which were not needed: {other:,}"
    return practice_codes(replace(raw, cells=kept), raw.column(_CODE)), (note,) if other else ()


def _dated(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return `cells` with ``year``; records whose date cannot be read are quarantined."""
    header = raw.column(_YEAR, _DAY)
    year = pl.coalesce(pl.col(header).str.extract(form) for form in _YEAR_FORMS)
    dated = cells.with_columns(year=year)
    raw.quarantine.add(
        dated.filter(pl.col("year").is_null()),
        column=header,
        reason="the year of the rating cannot be read",
        remedy="A year is four digits, a day is dd/mm/yyyy; check the row",
    )
    return dated.filter(pl.col("year").is_not_null())


def _rated(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return ``practice, year, rating, inherited, row``; unknown ratings are quarantined, an unrated one is empty."""
    header = raw.column(_RATING)
    inherited = raw.find(_INHERITED)
    word = pl.col(header).str.to_lowercase()
    rated = cells.with_columns(
        rating=pl.when(word.is_in(_NOT_RATED))
        .then(pl.lit(""))
        .otherwise(word.replace_strict(_RATINGS, default=None, return_dtype=pl.String)),
        inherited=pl.col(inherited).str.to_uppercase() if inherited is not None else pl.lit(""),
    )
    raw.quarantine.add(
        rated.filter(pl.col("rating").is_null()),
        column=header,
        reason="this is not a rating",
        remedy=f"The ratings are {', '.join(_RATINGS.values())}; check the row",
    )
    return rated.filter(pl.col("rating").is_not_null()).select("practice", "year", *_MEASURES, "row")


SOURCE = Source(
    id="cqc-ratings",
    title="Care Quality Commission: latest ratings",
    publisher="Care Quality Commission",
    licence="Open Government Licence v3.0",
    cadence="monthly; a practice's rating changes after an inspection",
    url="https://www.cqc.org.uk/about-us/transparency/using-cqc-data",
    patterns=("*Latest_ratings*.csv", "cqc-ratings.csv"),
    measures=(
        Measure("cqc.overall", "Overall rating", "text"),
        Measure("cqc.inherited", "Whether the rating was inherited from a former provider (Y or N)", "text"),
    ),
    headers=(_CODE, _GROUP, _DOMAIN, _RATING, _INHERITED, _YEAR),
    recognises=_recognises,
    read=_read,
)
