"""Small published files for tests: text in any encoding, zips, whole or cut short. Nothing here is real."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.raw import RawTable, read_raw
from evenhand.sources.reading.source import Source
from evenhand.store.reading import Reading


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """Return a table as text, without quoting anything."""
    lines = [delimiter.join(header), *(delimiter.join(map(str, row)) for row in rows)]
    return "\n".join(lines) + "\n"


def text_file(folder: Path, text: str, *, name: str = "file.csv", encoding: str = "utf-8") -> PublishedFile:
    """Write `text` and return it as a published file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return PublishedFile(path, named=True)


def zip_file(folder: Path, members: Mapping[str, str], *, name: str = "file.zip") -> Path:
    """Write a zip of text members and return its path."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            archive.writestr(member, text)
    return path


def raw_table(folder: Path, text: str, *, name: str = "file.csv", encoding: str = "utf-8") -> RawTable:
    """Write `text` and read it as a raw table."""
    return read_raw(text_file(folder, text, name=name, encoding=encoding))


def reading_of(
    source: Source, folder: Path, text: str, *, name: str = "file.csv", encoding: str = "utf-8"
) -> Reading:
    """Write `text`, see that `source` recognises it, and read it as `source` does."""
    file = text_file(folder, text, name=name, encoding=encoding)
    assert source.recognises(file.head), f"{source.id} does not recognise {file.head.first}"
    return source.read(read_raw(file, headers=source.columns))


def reasons_by_row(reading: Reading) -> dict[int, str]:
    """Return why each quarantined row was kept out."""
    return dict(reading.quarantine.select("row", "reason").iter_rows())


def every_row_is_accounted_for(reading: Reading) -> bool:
    """Whether every record was kept, quarantined or both."""
    kept = {row for table in reading.tables.values() for row in table["row"]}
    return len(kept | set(reading.quarantine["row"])) == reading.rows_read
