"""A template as a source: its files are recognised by their headers, in a text file or a workbook, and read."""

from dataclasses import replace
from functools import partial

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.privacy import refuse_nhs_numbers_in
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.returns.figures import observations_of
from evenhand.sources.reading.returns.filling import return_table
from evenhand.sources.reading.returns.keys import FIRST_DAY, LAST_DAY, SENDER, key_columns, required_headers
from evenhand.sources.reading.returns.locating import delimiter_in, header_in, is_header
from evenhand.sources.reading.returns.records import records_of
from evenhand.sources.reading.returns.tables import ReturnTable, numbered
from evenhand.sources.reading.returns.template import Template
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.workbooks.sheet import Sheet
from evenhand.sources.reading.workbooks.text_sheet import text_sheet
from evenhand.store.reading import ENGLAND, Reading

_SHOWN_WHEN_REFUSED = 20
"""Cells that are listed when not one row of a file can be used."""


def as_source(template: Template) -> Source:
    """Return the source that reads the returns on a template."""
    return Source(
        id=template.id,
        title=template.title,
        publisher=template.filled_in_by.rstrip("."),
        licence=template.licence,
        cadence=template.cadence,
        url="",
        patterns=(f"{template.id}.xlsx", f"{template.id}.csv"),
        measures=measures_of(template),
        headers=required_headers(template),
        recognises=partial(_recognises, template),
        opens=partial(open_return, template),
        read=partial(_read, template),
        sent_by_bodies=True,
    )


def measures_of(template: Template) -> tuple[Measure, ...]:
    """Return what a template yields; a measure with groups has a second one for each of them."""
    measures = []
    for column in template.columns:
        title = column.header.replace("_", " ").capitalize()
        if template.groups != "register":
            measures.append(Measure(column.measure, title, column.unit, column.meaning))
        if template.groups != "none":
            whose = "of each sex and age band" if template.groups == "sex_and_age" else "of each register"
            measures.append(Measure(f"{column.measure}.*", f"{title}, {whose}", column.unit, column.meaning))
    return tuple(measures)


def _recognises(template: Template, head: FileHead) -> bool:
    if head.is_spreadsheet:
        return any(is_header(template, record) for record in (head.first, *head.sample))
    return delimiter_in(template, head) is not None


def open_return(template: Template, file: PublishedFile) -> ReturnTable:
    """Return a file's records on a template.

    SourceError when a sheet holds NHS numbers, more than one sheet holds records, or the sheet cannot be used.
    """
    notes: tuple[str, ...] = ()
    if file.head.is_spreadsheet:
        for sheet in file.workbook.sheets:
            refuse_nhs_numbers_in(sheet.columns(), f"{file.name}, sheet {sheet.name!r}")
        refuse_nhs_numbers_in([("notes and comments", list(file.workbook.asides))], file.name)
        sheet, notes = _only_one(template, file.workbook.sheets, file.name)
    else:
        sheet = text_sheet(file.content, file.name, delimiter_in(template, file.head) or ",")
        refuse_nhs_numbers_in(sheet.columns(), file.name)
    folder = file.path.resolve().parent.name
    table = return_table(template, sheet, name=file.name, folder=folder, head=file.head)
    return replace(table, notes=(*table.notes, *notes))


def _only_one(template: Template, sheets: tuple[Sheet, ...], name: str) -> tuple[Sheet, tuple[str, ...]]:
    """Return the one visible sheet with records on the template, and a note on hidden sheets that have some too."""
    filled = [
        sheet
        for sheet in sheets
        if (place := header_in(template, sheet.rows)) is not None and len(sheet.rows) > place + 1
    ]
    shown = [sheet for sheet in filled if sheet.visible]
    if len(shown) > 1:
        raise SourceError(
            "more than one sheet holds a return, and which is meant cannot be told",
            where=name,
            received=[sheet.name for sheet in shown],
            remedy="Keep one of these sheets, or put their rows into one",
        )
    if not shown:
        hidden = [sheet.name for sheet in filled]
        raise SourceError(
            "the sheet that holds the return is hidden"
            if hidden
            else "the return has a header and nothing below it",
            where=name,
            **({"received": hidden} if hidden else {}),
            remedy="Unhide the sheet and save the file again" if hidden else "Fill it in, then ingest it",
        )
    hidden = [sheet.name for sheet in filled if not sheet.visible]
    return shown[0], (f"Hidden sheets, which were not read: {', '.join(hidden)}",) if hidden else ()


def _read(template: Template, raw: RawTable) -> Reading:
    assert isinstance(raw, ReturnTable)
    notes = list(raw.notes)
    records = records_of(raw, template, notes)
    observations, caveats = observations_of(raw, template, records, notes)
    if observations.is_empty():
        listed = "\n".join(numbered(raw.quarantine.table(), _SHOWN_WHEN_REFUSED))
        raise SourceError(
            "no row of the return can be used",
            where=raw.name,
            remedy=f"Mend these cells and ingest the file again:\n{listed}\nNothing of the file was kept",
        )
    scope, scope_notes = _scope(template, raw, records)
    return Reading(
        source=template.id,
        label=_label(records),
        tables={"observations" if template.about == "practice" else "area_observations": observations},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        scope=scope,
        caveats=caveats,
        notes=(*notes, *scope_notes),
    )


def _label(records: pl.DataFrame) -> str:
    first, last = records[FIRST_DAY.header].min(), records[LAST_DAY.header].max()
    return Period(first, last).label  # type: ignore[arg-type]


def _scope(template: Template, table: ReturnTable, records: pl.DataFrame) -> tuple[str, tuple[str, ...]]:
    """Return for which part of England a return speaks, so that the returns of two bodies stand beside each other.

    It is the body that sends it, where all rows name the same; else the practice, where there is only one; else all of
    England.
    """
    if SENDER.header in records.columns:
        senders = records[SENDER.header].unique().to_list()
        if len(senders) == 1 and senders[0]:
            return f"returned by {senders[0]}", ()
        if len(senders) > 1:
            return ENGLAND, (
                f"The rows name several bodies in {SENDER.header}, so the return stands for all of England: "
                f"{', '.join(sorted(filter(None, senders)))}",
            )
    header = key_columns(template)[0].header
    about = records[header].unique().to_list()
    # Rows of others that were kept out make it a return about more than one.
    named = table.cells[header].str.to_uppercase().str.replace_all(" ", "").n_unique()
    if len(about) == named == 1 and table.rows_read == table.cells.height:
        return f"{template.about} {about[0]}", (
            f"The return is about {about[0]} alone. Where one for all of England and the same days is in the store, "
            "that one stays current",
        )
    return ENGLAND, ()
