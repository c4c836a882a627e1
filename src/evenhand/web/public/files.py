"""The open data, at the addresses the static site has it: what is on each page, and the tables of a whole release.

Data are in English for whoever asks: other people's programs read them, and what is written once is given to all.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import polars as pl
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from evenhand.common.building import built_beside
from evenhand.common.hashing import value_sha256
from evenhand.common.language import as_written
from evenhand.cycle.challenges.of import said
from evenhand.pages.edition import Row
from evenhand.pages.presenters.plotting import is_of_practices
from evenhand.pages.presenters.practice import present_contexts
from evenhand.publication import downloads
from evenhand.publication.catalogue_data import write_catalogue_data
from evenhand.publication.downloads import ExportedRow
from evenhand.publication.installed import Opened
from evenhand.publication.said import Said
from evenhand.publication.tables import write_tables
from evenhand.publication.writing import Writer
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.public.answers import csv_answer, json_answer
from evenhand.web.public.catalogue import catalogue_of
from evenhand.web.public.whole_files import write_whole
from evenhand.web.serving import opened_release

FOLDER: Final = "open-data"
"""Where, in the folder of data, the tables of each release lie once they have been asked for."""


def _opened(request: HttpRequest) -> Opened:
    viewer_with(request, "read", "public pages")
    return opened_release()


def _answer(kind: str, name: str, about: Mapping[str, object], rows: Iterable[ExportedRow]) -> HttpResponse:
    shown = list(rows)
    if kind == "csv":
        return csv_answer(downloads.as_csv(shown), f"{name}.csv")
    return json_answer(downloads.as_json(about, shown), f"{name}.json")


@require_safe
@as_written()
def practice(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Give a practice's figures."""
    opened = _opened(request)
    row = opened.practices.get(code.upper()) or nowhere()
    edition, code = opened.edition, row["code"]
    added, spoken = opened.figures.contributions_of(code), said(practice=code)
    rows = (
        downloads.practice_row(edition, one, row, added.get((code, one["indicator"])), said=spoken)
        for one in opened.figures.results_of(code)
    )
    contexts = {
        one.title: {"here": one.here, "england": one.england} for one in present_contexts(edition, row)
    }
    about = {"practice": code, "name": row["name"], "circumstances": contexts, "edition": edition.release_id}
    return _answer(kind, code, about, rows)


@require_safe
@as_written()
def indicator(request: HttpRequest, indicator: str, kind: str) -> HttpResponseBase:
    """Give every practice's figure of an indicator, or the areas' where it is theirs."""
    opened = _opened(request)
    if indicator not in opened.edition.indicators:
        nowhere()
    spoken = said(indicator=indicator)
    # All of England: written once, and again when a practice has said something new.
    told = (sorted(spoken.replies.items()), sorted(spoken.challenges.items()))
    name = f"{value_sha256(repr(told))[:16]}.{kind}"
    place = _folder(opened) / "indicators" / indicator / name
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        content = _of_indicator(opened, indicator, kind, spoken).content
        for older in place.parent.glob(f"*.{kind}"):
            older.unlink(missing_ok=True)
        write_whole(place, content)
    return _given(place, f"{indicator}.{kind}")


def _of_indicator(opened: Opened, indicator: str, kind: str, spoken: Said) -> HttpResponse:
    definition = opened.edition.indicators[indicator]
    about = {"indicator": indicator, "title": definition.title, "edition": opened.edition.release_id}
    if not is_of_practices(opened.edition, definition):
        found = (opened.edition.area_rows.get((area, indicator)) for area in sorted(opened.edition.areas))
        return _answer(
            kind, indicator, about, (downloads.area_row(opened.edition, row) for row in found if row)
        )
    rows = opened.figures.of_indicator(indicator).sort("practice")
    return _answer(kind, indicator, about, _exported(opened, indicator, rows, spoken))


@require_safe
@as_written()
def funnel(request: HttpRequest, indicator: str, area: str, kind: str) -> HttpResponse:
    """Give the figures of an indicator in an area."""
    opened = _opened(request)
    if indicator not in opened.edition.indicators or area not in opened.edition.areas:
        nowhere()
    inside = [row["code"] for row in opened.practices_by_area.get(area, ())]
    rows = opened.figures.of_indicator(indicator).filter(pl.col("practice").is_in(inside)).sort("practice")
    about = {"indicator": indicator, "area": area, "edition": opened.edition.release_id}
    spoken = said(indicator=indicator)
    return _answer(kind, f"{indicator}-{area}", about, _exported(opened, indicator, rows, spoken))


def _exported(opened: Opened, indicator: str, rows: pl.DataFrame, spoken: Said) -> Iterable[ExportedRow]:
    added = _contributions(opened, indicator)
    return (
        downloads.practice_row(
            opened.edition, row, opened.practices[row["practice"]], added.get(row["practice"]), said=spoken
        )
        for row in rows.iter_rows(named=True)
    )


def _contributions(opened: Opened, indicator: str) -> dict[str, downloads.Contributions]:
    rows = opened.figures.contributions.filter(pl.col("indicator") == indicator)
    grouped = rows.group_by("practice", maintain_order=True).agg("covariate", "contribution")
    return {
        practice: dict(zip(names, values, strict=True)) for practice, names, values in grouped.iter_rows()
    }


@require_safe
@as_written()
def area(request: HttpRequest, area: str, kind: str) -> HttpResponse:
    """Give an area's own figures."""
    opened = _opened(request)
    edition = opened.edition
    name = edition.areas.get(area) or nowhere()
    found: Iterable[Row | None] = (edition.area_rows.get((area, one)) for one in edition.indicators)
    about = {"area": area, "name": name, "edition": edition.release_id}
    return _answer(kind, area, about, (downloads.area_row(edition, row) for row in found if row))


@require_safe
@as_written()
def table(request: HttpRequest, path: str) -> HttpResponseBase:
    """Give a table of the whole release, made when it is first asked for."""
    opened = _opened(request)
    folder = _written(opened) / "downloads"
    wanted = folder / path
    if wanted.resolve() != wanted or not wanted.is_file():
        nowhere()
    return _given(wanted, wanted.name)


def _given(file: Path, name: str) -> FileResponse:
    answer = FileResponse(file.open("rb"), as_attachment=True, filename=name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _folder(opened: Opened) -> Path:
    return (Path(settings.DATA) / FOLDER / opened.id).resolve()


def _written(opened: Opened) -> Path:
    """Return the folder of a release's tables, written whole beside its place if it is not there."""
    place = _folder(opened) / "tables"
    if not place.is_dir():
        try:
            with built_beside(place) as folder:
                (folder / "downloads").mkdir()
                write_tables(Writer(opened.public, opened.edition, folder))
                write_catalogue_data(catalogue_of(opened), folder)
        except OSError:
            # Another worker was quicker; what is there is the same.
            if not place.is_dir():
                raise
    return place
