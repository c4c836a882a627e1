"""Small files for tests: tables as text, zips, and what a reading kept and left out. Nothing here is real."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.raw import RawTable, read_raw
from evenhand.store.reading import Reading


def csv_text(header: str, *rows: Iterable[object], delimiter: str = ",") -> str:
    """Return a table as text, without quoting anything. The header is a line as it stands."""
    return "\n".join([header, *(delimiter.join(map(str, record)) for record in rows)]) + "\n"


def bytes_file(folder: Path, content: bytes, name: str = "file.csv") -> PublishedFile:
    """Write bytes and return them as a published file that the user named."""
    path = folder / name
    path.write_bytes(content)
    return PublishedFile(path, named=True)


def zip_file(folder: Path, members: Mapping[str, str | bytes], name: str = "file.zip") -> Path:
    """Write a zip and return its path."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def raw_table(folder: Path, text: str, encoding: str = "utf-8") -> RawTable:
    """Write `text` and read it as a raw table."""
    return read_raw(bytes_file(folder, text.encode(encoding)))


def reasons(reading: Reading) -> dict[int, str]:
    """Return row to why it was kept out."""
    return dict(reading.quarantine.select("row", "reason").iter_rows())


def rows_of(reading: Reading, kind: str, *columns: str) -> list[tuple[object, ...]]:
    """Return columns of one of a reading's tables as tuples."""
    return reading.tables[kind].select(columns).rows()
