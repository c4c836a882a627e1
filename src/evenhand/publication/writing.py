"""Write pages and downloads into a site: one function for each kind, used alike by one process and by many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses
from evenhand.pages.edition import AREA_LEVEL, Edition, Row
from evenhand.pages.frame import Frame
from evenhand.pages.presenters.area import area_frame, present_area
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.funnel import funnel_frame, present_funnel
from evenhand.pages.presenters.indicator import indicator_frame, present_indicator
from evenhand.pages.presenters.plotting import has_funnels, is_of_practices
from evenhand.pages.presenters.practice import practice_frame, present_contexts, present_practice
from evenhand.publication import downloads
from evenhand.publication.page_files import write_page
from evenhand.publication.permitted import keep_to_what_is_permitted
from evenhand.publication.said import NOTHING_SAID, Said
from evenhand.release import Release


@dataclass(frozen=True)
class Writer:
    """Writes the pages of one edition of a release into a folder. Each method returns how many pages it wrote."""

    release: Release
    edition: Edition
    site: Path
    said: Said = NOTHING_SAID

    def __post_init__(self) -> None:
        keep_to_what_is_permitted(self.release)

    @cached_property
    def practices(self) -> Mapping[str, Row]:
        """Every practice's row, by code."""
        return {row["code"]: row for row in self.release.practices.sort("code").iter_rows(named=True)}

    @cached_property
    def _results(self) -> pl.DataFrame:
        return self.release.results.filter(pl.col("indicator").is_in(list(self.edition.indicators)))

    @cached_property
    def _practices_by_area(self) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for practice in self.practices.values():
            found[practice[AREA_LEVEL]].append(practice)
        return found

    @cached_property
    def _twins(self) -> Mapping[str, list[Row]]:
        return _grouped(self.release.twins.sort("practice", "position"), "practice")

    def page(self, template: str, frame: Frame, view: Any) -> int:
        """Write one page where its frame says."""
        return write_page(self.site, template, frame, view)

    def practice_pages(self, codes: Sequence[str]) -> int:
        """Write the pages and downloads of some practices."""
        results = _grouped(self._results.filter(pl.col("practice").is_in(codes)), "practice")
        added = self._contributions(pl.col("practice").is_in(codes))
        history = _grouped(self.release.history.filter(pl.col("practice").is_in(codes)), "practice")
        return sum(self._practice(code, results[code], history[code], added) for code in codes)

    def _contributions(self, which: pl.Expr) -> Mapping[tuple[str, str], downloads.Contributions]:
        """Return what circumstances contribute to some expectations, by practice and indicator."""
        rows = self.release.contributions.filter(which)
        grouped = rows.group_by("practice", "indicator", maintain_order=True).agg("covariate", "contribution")
        return {
            (practice, indicator): dict(zip(names, values, strict=True))
            for practice, indicator, names, values in grouped.iter_rows()
        }

    def _practice(
        self,
        code: str,
        results: Sequence[Row],
        history: Sequence[Row],
        added: Mapping[tuple[str, str], downloads.Contributions],
    ) -> int:
        practice, edition = self.practices[code], self.edition
        results = [self.said.shown(row) for row in results]
        earlier: dict[str, list[Row]] = defaultdict(list)
        for row in history:
            earlier[row["indicator"]].append(row)
        self.page(
            "practice",
            practice_frame(edition, practice),
            present_practice(edition, practice, results, earlier, self._evidence(practice, results, added)),
        )
        rows = [
            downloads.practice_row(
                edition, row, practice, added.get((code, row["indicator"])), said=self.said
            )
            for row in results
        ]
        contexts = {
            one.title: {"here": one.here, "england": one.england}
            for one in present_contexts(edition, practice)
        }
        about = {
            "practice": code,
            "name": practice["name"],
            "circumstances": contexts,
            "edition": edition.release_id,
        }
        self.write(addresses.practice_file(code, "csv"), downloads.as_csv(rows))
        self.write(addresses.practice_file(code, "json"), downloads.as_json(about, rows))
        return 1

    def _evidence(
        self,
        practice: Row,
        results: Sequence[Row],
        added: Mapping[tuple[str, str], downloads.Contributions],
    ) -> Evidence:
        code = practice["code"]
        return Evidence(
            practice=practice,
            contributions={row["indicator"]: added.get((code, row["indicator"]), {}) for row in results},
            figures={row["indicator"]: row for row in results},
            twins=[
                {**self.practices[twin["twin"]], "distance": twin["distance"]}
                for twin in self._twins.get(code, ())
            ],
            replies={row["indicator"]: reply.text for row in results if (reply := self.said.reply_to(row))},
        )

    def indicator_pages(self, indicator: str) -> int:
        """Write an indicator's page, its downloads and its page for every area."""
        edition, definition = self.edition, self.edition.indicators[indicator]
        found = self._results.filter(pl.col("indicator") == indicator).sort("practice")
        results = [self.said.shown(row) for row in found.iter_rows(named=True)]
        pages = self.page(
            "indicator", indicator_frame(edition, definition), present_indicator(edition, definition, results)
        )
        rows = self._exported(definition, results)
        about = {"indicator": indicator, "title": definition.title, "edition": edition.release_id}
        self.write(addresses.indicator_file(indicator, "csv"), downloads.as_csv(rows))
        self.write(addresses.indicator_file(indicator, "json"), downloads.as_json(about, rows))
        if not has_funnels(edition, definition):
            return pages
        by_area: dict[str, list[Row]] = defaultdict(list)
        for row in results:
            practice = self.practices[row["practice"]]
            by_area[practice[AREA_LEVEL]].append({**row, "name": practice["name"]})
        for area in edition.areas:
            view = present_funnel(edition, definition, area, by_area[area])
            pages += self.page("funnel", funnel_frame(edition, definition, area), view)
        return pages

    def _exported(
        self, definition: IndicatorDefinition, results: Sequence[Row]
    ) -> list[downloads.ExportedRow]:
        """Return the rows of an indicator's downloads: its practices', or the areas' where no practice has any."""
        edition, indicator = self.edition, definition.id
        if not is_of_practices(edition, definition):
            found = (edition.area_rows.get((area, indicator)) for area in sorted(edition.areas))
            return [downloads.area_row(edition, row) for row in found if row]
        added = self._contributions(pl.col("indicator") == indicator)
        return [
            downloads.practice_row(
                edition,
                row,
                self.practices[row["practice"]],
                added.get((row["practice"], indicator)),
                said=self.said,
            )
            for row in results
        ]

    def area_page(self, area: str) -> int:
        """Write an area's page and downloads."""
        edition = self.edition
        pages = self.page(
            "area", area_frame(edition, area), present_area(edition, area, self._practices_by_area[area])
        )
        rows = [
            downloads.area_row(edition, row)
            for indicator in edition.indicators
            if (row := edition.area_rows.get((area, indicator)))
        ]
        about = {"area": area, "name": edition.areas[area], "edition": edition.release_id}
        self.write(addresses.area_file(area, "csv"), downloads.as_csv(rows))
        self.write(addresses.area_file(area, "json"), downloads.as_json(about, rows))
        return pages

    def write(self, address: str, content: str) -> None:
        """Write a download at an address whose folder is there."""
        (self.site / address).write_text(content, encoding="utf-8")


def _grouped(frame: pl.DataFrame, column: str) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in frame.iter_rows(named=True):
        found[row[column]].append(row)
    return found
