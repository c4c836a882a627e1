"""One small synthetic England for all tests of its files, and how to read them with nothing but the csv module."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from evenhand.demo import Truth, write_england

Record = dict[str, str]


@dataclass(frozen=True)
class England:
    """Where the files are and what was planted in them."""

    folder: Path
    truth: Truth

    def records(self, name: str, encoding: str = "utf-8-sig", delimiter: str = ",") -> list[Record]:
        """Return a file's records, by header."""
        text = (self.folder / name).read_text(encoding=encoding)
        return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))

    def zipped(self, name: str) -> list[Record]:
        """Return the records of the one CSV in a zip, by header."""
        with zipfile.ZipFile(self.folder / name) as archive:
            (member,) = archive.namelist()
            return list(csv.DictReader(io.StringIO(archive.read(member).decode())))


@pytest.fixture(scope="session")
def england(tmp_path_factory: pytest.TempPathFactory) -> England:
    """Write 300 practices in 6 areas over 3 years."""
    folder = tmp_path_factory.mktemp("england")
    return England(folder, write_england(folder, practices=300, quiet=True))


@pytest.fixture(scope="session")
def older_england(tmp_path_factory: pytest.TempPathFactory) -> England:
    """Write 40 practices in one area over 6 years, the first of which are in layouts that have since changed."""
    folder = tmp_path_factory.mktemp("older-england")
    return England(folder, write_england(folder, practices=40, areas=1, years=6, quiet=True))


@pytest.fixture(scope="session")
def first_record() -> Callable[[Path, str], list[str]]:
    """Return a function that reads the first record of a file, which for most is its header."""

    def read(path: Path, encoding: str = "utf-8-sig") -> list[str]:
        with path.open(encoding=encoding, newline="") as lines:
            return next(csv.reader(lines, delimiter="¬" if encoding == "cp1252" else ","))

    return read
