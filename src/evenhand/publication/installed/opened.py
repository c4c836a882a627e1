"""A release kept open for pages: rows of one practice, indicator or area at hand without a search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl

from evenhand.pages.edition import AREA_LEVEL, Edition, Row
from evenhand.pages.presenters.indicator import IndicatorView
from evenhand.publication.disclosure import PublicRelease
from evenhand.publication.disclosure.banded import banded, of_itself
from evenhand.publication.installed.prepared import PUBLIC, WHOLE, Prepared, sorted_tables
from evenhand.publication.known_sources import measure_titles, source_facts
from evenhand.publication.search_index import Entry, entries
from evenhand.release import Release

Span = tuple[int, int]


@dataclass(frozen=True)
class Figures:
    """The tables of a release, sorted so that the rows of one practice, or one indicator, stand together.

    `alone` are indicators of which a practice is shown its own figure and nothing that would tell another's.
    """

    results: pl.DataFrame
    history: pl.DataFrame
    contributions: pl.DataFrame
    twins: pl.DataFrame
    _results_of: Mapping[str, Span]
    _history_of: Mapping[str, Span]
    _contributions_of: Mapping[str, Span]
    _twins_of: Mapping[str, Span]
    _by_indicator: pl.DataFrame
    _indicator_of: Mapping[str, Span]
    alone: frozenset[str] = frozenset()

    @classmethod
    def of(cls, release: Release) -> "Figures":
        """Return a release's figures: those that were prepared, or sorted now."""
        tables = release.sorted_tables if isinstance(release, Prepared) else sorted_tables(release)
        return cls(
            results=tables["results"],
            history=tables["history"],
            contributions=tables["contributions"],
            twins=tables["twins"],
            _results_of=_spans(tables["results"], "practice"),
            _history_of=_spans(tables["history"], "practice"),
            _contributions_of=_spans(tables["contributions"], "practice"),
            _twins_of=_spans(tables["twins"], "practice"),
            _by_indicator=tables["by_indicator"],
            _indicator_of=_spans(tables["by_indicator"], "indicator"),
        )

    def results_of(self, practice: str) -> list[Row]:
        """Return a practice's figures, in the order of the indicators."""
        rows = _rows(self.results, self._results_of.get(practice))
        return (
            [of_itself(row) if row["indicator"] in self.alone else row for row in rows]
            if self.alone
            else rows
        )

    def history_of(self, practice: str) -> list[Row]:
        """Return a practice's figures of earlier periods."""
        return _rows(self.history, self._history_of.get(practice))

    def results_of_all(self, practices: Iterable[str], columns: Sequence[str] | None = None) -> pl.DataFrame:
        """Return the figures of some practices, in their order; of all columns unless some are named."""
        return _gathered(self.results, self._results_of, practices, columns)

    def history_of_all(self, practices: Iterable[str], columns: Sequence[str] | None = None) -> pl.DataFrame:
        """Return the figures of earlier periods of some practices, likewise."""
        return _gathered(self.history, self._history_of, practices, columns)

    def contributions_of(self, practice: str) -> dict[tuple[str, str], dict[str, float]]:
        """Return what circumstances contribute to a practice's expectations, by practice and indicator."""
        found: dict[tuple[str, str], dict[str, float]] = {}
        for row in _rows(self.contributions, self._contributions_of.get(practice)):
            found.setdefault((row["practice"], row["indicator"]), {})[row["covariate"]] = row["contribution"]
        return found

    def twins_of(self, practice: str) -> list[Row]:
        """Return a practice's twins, nearest first."""
        return _rows(self.twins, self._twins_of.get(practice))

    def of_indicator(self, indicator: str) -> pl.DataFrame:
        """Return every practice's figure of an indicator, by code."""
        start, end = self._indicator_of.get(indicator, (0, 0))
        return self._by_indicator[start:end]


@dataclass(frozen=True, eq=False)
class Opened:
    """A release as the public sees it and as those who may see true counts do, with what every page needs."""

    public: Release
    whole: Release
    edition: Edition
    kept_indicators: dict[tuple[str, str], IndicatorView] = field(default_factory=dict)
    """What the public's pages of indicators show, by language and indicator, once each has been asked for."""

    @classmethod
    def at(cls, path: Path, product_name: str | None = None, prepared: Path | None = None) -> "Opened":
        """Open the release in a folder: by its tables prepared by :func:`~.prepared.prepare`, if these are given."""
        public: Release = Prepared.of(path, prepared, PUBLIC) if prepared else PublicRelease.open(path)
        whole: Release = Prepared.of(path, prepared, WHOLE) if prepared else Release.open(path)
        named = {"product_name": product_name} if product_name else {}
        return cls(
            public, whole, Edition.of(public, sources=source_facts(), measures=measure_titles(), **named)
        )

    def warm(self) -> None:
        """Have at hand what pages need, before the first is asked for."""
        _ = (self.figures, self.true_figures, self.practices, self.search_index, self.practices_by_area)

    @property
    def id(self) -> str:
        """The release's id."""
        return self.edition.release_id

    @cached_property
    def figures(self) -> Figures:
        """Figures as the public sees them."""
        return Figures.of(self.public)

    @cached_property
    def true_figures(self) -> Figures:
        """Figures with true counts, for those who answer for all practices of an area."""
        return Figures.of(self.whole)

    @cached_property
    def own_figures(self) -> Figures:
        """Figures with true counts as each practice sees its own: what is in bands, without what tells another's."""
        names = frozenset(one.id for one in banded(self.whole.indicators.values()))
        return replace(self.true_figures, alone=names)

    @cached_property
    def practices(self) -> Mapping[str, Row]:
        """Every practice's row, by code."""
        return {row["code"]: row for row in self.whole.practices.sort("code").iter_rows(named=True)}

    @cached_property
    def search_index(self) -> list[Entry]:
        """What a search looks through."""
        return entries(self.practices.values())

    @cached_property
    def practices_by_area(self) -> Mapping[str, Sequence[Row]]:
        """The practices of each commissioner's area, by name."""
        found: dict[str, list[Row]] = {}
        for row in self.practices.values():
            if row[AREA_LEVEL]:
                found.setdefault(row[AREA_LEVEL], []).append(row)
        return {
            area: sorted(rows, key=lambda row: (row["name"], row["code"])) for area, rows in found.items()
        }


def _spans(table: pl.DataFrame, column: str) -> dict[str, Span]:
    """Return where the rows of each value begin and end in a table sorted by it."""
    if table.is_empty():
        return {}
    lengths = table[column].rle()
    ends = np.cumsum(lengths.struct.field("len").to_numpy())
    starts = np.concatenate([[0], ends[:-1]])
    names = lengths.struct.field("value").to_list()
    return {name: (int(start), int(end)) for name, start, end in zip(names, starts, ends, strict=True)}


def _rows(table: pl.DataFrame, span: Span | None) -> list[Row]:
    return list(table[span[0] : span[1]].iter_rows(named=True)) if span else []


def _gathered(
    table: pl.DataFrame, spans: Mapping[str, Span], practices: Iterable[str], columns: Sequence[str] | None
) -> pl.DataFrame:
    # By place, not by filtering: a filter looks at every row of England for each page of an area.
    places = [place for code in practices if code in spans for place in range(*spans[code])]
    return table[places, list(columns) if columns is not None else table.columns]
