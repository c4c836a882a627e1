"""Read definition files, once, into the frozen types; give every problem of every file together."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evenhand.common.errors import DefinitionError, InputError, Issue
from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.checking import check_catalogue
from evenhand.definitions.qof_table import TABLE, read_qof_table
from evenhand.definitions.resolving import resolved
from evenhand.definitions.schema import FOLDERS, TYPES, Kind
from evenhand.definitions.schema_faults import faults_of
from evenhand.definitions.yaml_reading import Fault, read_yaml

SHIPPED = Path(__file__).parent
"""The folder of the definitions that come with the product."""

_SUFFIXES = (".yaml", ".yml")
_QOF_TABLE = Path("qof") / TABLE
"""Where a catalogue's folder may hold the table of which indicators of a framework of payments are made."""
_TELLING_FIELDS: Sequence[tuple[str, Kind]] = (
    ("strands", "framework"),
    ("numerator", "indicator"),
    ("kind", "context"),
)


@dataclass(frozen=True)
class Reading:
    """The definitions that could be read, and the issues of those that could not."""

    catalogue: Catalogue
    issues: tuple[Issue, ...]


def load_catalogue(
    path: Path | None = None, *, added: Iterable[Path] = (), today: date | None = None
) -> Catalogue:
    """Return the catalogue: the shipped one, that of a folder, or the shipped one with one file added.

    `added` are files or folders put beside it. Raises :class:`DefinitionError` with the errors of all files.
    """
    paths = [*([path] if path is not None else []), *added]
    standalone = path is not None and _is_catalogue_folder(path)
    reading = _read(_files(paths, standalone=standalone))
    issues = (*reading.issues, *check_catalogue(reading.catalogue, today))
    errors = [issue for issue in issues if issue.level == "error"]
    if errors:
        raise DefinitionError(errors)
    return reading.catalogue


def read_problems(
    paths: Sequence[Path] = (),
    *,
    today: date | None = None,
    known_measures: Collection[str] | None = None,
    known_sources: Collection[str] | None = None,
    returns: Collection[str] = (),
) -> tuple[Issue, ...]:
    """Return every issue, errors and warnings, of the shipped definitions or of those at `paths`.

    A folder that holds indicators/, frameworks/ or contexts/ is a catalogue of its own; a file or another folder
    is checked together with the shipped definitions it may refer to, and only its own issues are returned.
    """
    issues: set[Issue] = set()
    for path in paths or (SHIPPED,):
        standalone = _is_catalogue_folder(path)
        files = _files([path], standalone=standalone)
        reading = _read(files)
        checked = check_catalogue(reading.catalogue, today, known_measures, known_sources, returns)
        found = (*reading.issues, *checked)
        own = {_shown(file) for file in _files_at(path)}
        issues.update(issue for issue in found if issue.file in own)
    return tuple(sorted(issues))


def _is_catalogue_folder(path: Path) -> bool:
    return any((path / folder).is_dir() for folder in FOLDERS.values())


def _files(paths: Sequence[Path], *, standalone: bool) -> list[Path]:
    roots = list(paths) if standalone else [SHIPPED, *paths]
    found = (file.resolve() for root in roots for file in _files_at(root))
    return list(dict.fromkeys(found))


def _files_at(path: Path) -> list[Path]:
    if path.is_file():
        return [path.resolve()]
    if not path.is_dir():
        raise InputError(
            "there is no such file or folder of definitions",
            where=path,
            remedy="Name a .yaml file or a folder that holds indicators, frameworks or contexts",
        )
    roots = [path / folder for folder in FOLDERS.values()] if _is_catalogue_folder(path) else [path]
    found = (file for root in roots for file in sorted(root.rglob("*")) if file.suffix in _SUFFIXES)
    files = [file.resolve() for file in found]
    if _is_catalogue_folder(path) and (path / _QOF_TABLE).is_file():
        files.append((path / _QOF_TABLE).resolve())
    if not files:
        raise InputError(
            "the folder holds no definition", where=path, remedy="Name a folder with .yaml files in it"
        )
    return files


def _read(files: Iterable[Path]) -> Reading:
    entries: list[Entry[Any]] = []
    issues: list[Issue] = []
    unread: list[str] = []
    every = tuple(files)
    for file in (one for one in every if one.suffix != ".csv"):
        entry, faults = _entry(file)
        if entry is not None:
            entries.append(entry)
        else:
            unread.append(file.stem)
        issues += _issues(file, faults)
    for table in (one for one in every if one.suffix == ".csv"):
        made = read_qof_table(table, _shown(table), {*unread, *(entry.id for entry in entries)})
        entries += made.entries
        unread += made.unread
        issues += _issues(table, made.faults)
    return Reading(Catalogue.of(resolved(entries), unread), tuple(issues))


def _issues(file: Path, faults: Iterable[Fault]) -> Iterator[Issue]:
    return (
        Issue(_shown(file), fault.line, "error", "schema", fault.message, fault.remedy) for fault in faults
    )


def _entry(file: Path) -> tuple[Entry[Any] | None, list[Fault]]:
    document = read_yaml(file.read_bytes())
    if document.values is None:
        return None, document.faults
    kind = _kind(file, document.values)
    if kind is None:
        remedy = f"Put it in a folder named {', '.join(FOLDERS.values())}, or add the missing fields"
        return None, [*document.faults, Fault(1, "this is no indicator, framework or context", remedy)]
    try:
        definition = TYPES[kind].model_validate(document.values, strict=True)
    except ValidationError as error:
        return None, [
            *document.faults,
            *_unseen(faults_of(TYPES[kind], error, document.lines), document.faults),
        ]
    if document.faults:
        return None, document.faults
    return Entry(kind, definition, _shown(file), document.lines), []


def _unseen(faults: list[Fault], seen: list[Fault]) -> Iterator[Fault]:
    """Leave out what the schema says about a line that YAML already could not read: it is the same mistake."""
    lines = {fault.line for fault in seen}
    return (fault for fault in faults if fault.line not in lines)


def _kind(file: Path, values: Any) -> Kind | None:
    for parent in file.parents:
        for kind, folder in FOLDERS.items():
            if parent.name == folder:
                return kind
    fields = values if isinstance(values, dict) else {}
    return next((kind for name, kind in _TELLING_FIELDS if name in fields), None)


def _shown(file: Path) -> str:
    """The file as people would name it from where they stand."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
