"""Put a backup in its place: read whole and checked beside it first, then renamed into it."""

import hashlib
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from evenhand.common.building import built_beside
from evenhand.common.errors import InputError
from evenhand.config.environment import Environment
from evenhand.config.installation import KEY_FILE, in_use
from evenhand.config.keeping import databases
from evenhand.config.keeping.contents import CONTENTS, DATABASES, Contents
from evenhand.publication.replacing import exchange

_PART = 1 << 20


def check(backup: Path) -> Contents:
    """Return what a backup holds; InputError where it is none, or a file in it is not as it was written."""
    with _opened(backup) as (archive, contents):
        for name in contents.files:
            _take(archive, name, contents, backup)
    return contents


def restore(environment: Environment, backup: Path, *, replace: bool = False) -> tuple[Contents, Path | None]:
    """Put a backup in the place of an installation; return what it holds, and where what was there before lies now.

    InputError, with everything left as it was, where the backup is not whole or of another kind of database; where
    something is there already, unless it is to be replaced; and while the installation is served from.
    """
    data = environment.data
    there = data.is_dir() and any(not child.name.startswith(".") for child in data.iterdir())
    with _opened(backup) as (archive, contents):
        _refuse_other_kind(environment, contents, backup)
        _refuse_used(environment, there, replace)
        data.mkdir(parents=True, exist_ok=True)
        with in_use(data, alone=True):
            new = data.with_name(f"{data.name}.restored")
            shutil.rmtree(new, ignore_errors=True)
            with built_beside(new) as beside:
                for name in contents.files:
                    _take(archive, name, contents, backup, beside)
                _database_into_place(environment, beside, backup)
                if (data / KEY_FILE).is_file():
                    shutil.copy2(data / KEY_FILE, beside / KEY_FILE)
            return contents, _in_place_of(data, new, there)


@contextmanager
def _opened(backup: Path) -> Iterator[tuple[tarfile.TarFile, Contents]]:
    try:
        archive = tarfile.open(backup, "r:")  # noqa: SIM115 - closed below, where its errors are others
    except (OSError, tarfile.TarError) as error:
        raise InputError(
            "this backup cannot be read",
            where=backup,
            received=str(error),
            remedy="Name a file that evenhand backup made",
        ) from error
    with archive:
        try:
            listed = archive.extractfile(CONTENTS)
        except (KeyError, tarfile.TarError):
            listed = None
        if listed is None:
            raise InputError(
                f"this is no backup, or its end is missing: it has no {CONTENTS}",
                where=backup,
                remedy="Name a whole file that evenhand backup made",
            )
        yield archive, Contents.read(listed.read(), backup)


def _take(
    archive: tarfile.TarFile, name: str, contents: Contents, backup: Path, into: Path | None = None
) -> None:
    """Read a file of the archive, into a folder if one is given; InputError where it is not as it was written."""
    parts = Path(name).parts
    if Path(name).is_absolute() or ".." in parts:
        raise InputError("this backup names a file outside of its folder", where=backup, received=name)
    try:
        file = archive.extractfile(name)
    except (KeyError, tarfile.TarError):
        file = None
    if file is None or _copied(file, into / name if into else None) != contents.files[name].sha256:
        raise InputError(
            "a file in this backup is missing or not as it was written",
            where=backup,
            received=name,
            remedy="Take another backup: nothing has been changed here",
        )


def _copied(file: IO[bytes], target: Path | None) -> str:
    digest = hashlib.sha256()
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
    with file, (target or Path("/dev/null")).open("wb") as made:
        try:
            while part := file.read(_PART):
                digest.update(part)
                made.write(part)
        except tarfile.TarError:
            return "cut off"
    return digest.hexdigest()


def _refuse_other_kind(environment: Environment, contents: Contents, backup: Path) -> None:
    kind = databases.kind_of(environment.database)
    if contents.database != kind:
        raise InputError(
            "this backup is of another kind of database",
            where=backup,
            received=contents.database,
            remedy=f"Set DATABASE_URL for {contents.database}, or take a backup of {kind}",
        )


def _refuse_used(environment: Environment, there: bool, replace: bool) -> None:
    is_postgresql = databases.kind_of(environment.database) == "postgresql"
    if replace or not (there or (is_postgresql and not databases.is_empty(environment.database))):
        return
    raise InputError(
        "there is an installation already",
        where=environment.data,
        remedy="Add --replace to put the backup in its place, or name another folder by EVENHAND_DATA",
    )


def _database_into_place(environment: Environment, folder: Path, backup: Path) -> None:
    kind = databases.kind_of(environment.database)
    copied = folder / DATABASES[kind]
    if kind == "sqlite":
        databases.refuse_broken(copied, backup)
        return
    databases.put_back(environment.database, copied)
    copied.unlink()


def _in_place_of(data: Path, new: Path, there: bool) -> Path | None:
    try:
        exchange(new, data)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise InputError(
            "this folder cannot be renamed, so nothing can take its place",
            where=data,
            received=error.strerror,
            remedy="Name a folder inside a disk by EVENHAND_DATA, not a disk itself",
        ) from error
    if not there:
        shutil.rmtree(new)
        return None
    before = data.with_name(f"{data.name}.before-restore")
    shutil.rmtree(before, ignore_errors=True)
    new.rename(before)
    return before
