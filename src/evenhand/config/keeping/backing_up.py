"""Write everything an installation cannot make anew into one file, while it runs."""

import hashlib
import io
import tarfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from evenhand import __version__
from evenhand.common.building import full_disk_is_an_input_error, scratch_folder
from evenhand.common.errors import InputError
from evenhand.common.syncing import sync_path
from evenhand.config.environment import Environment
from evenhand.config.keeping import databases
from evenhand.config.keeping.contents import CONTENTS, DATABASES, Contents, Kept, files_to_keep


def back_up(environment: Environment, out: Path, *, replace: bool = False) -> Contents:
    """Write a backup and return what it holds; InputError where a file is there, unless it is to be replaced.

    The database is copied first and as it is at one moment; a file it tells of was written before, so it is there too.
    """
    from evenhand.accounts import audit

    out = out.resolve()
    _refuse_place(out, environment.data, replace)
    out.parent.mkdir(parents=True, exist_ok=True)
    with full_disk_is_an_input_error(out), scratch_folder(out.parent) as scratch:
        kind = databases.kind_of(environment.database)
        # Before the copy, so that the copy holds it.
        last_event = audit.last()
        copied = scratch / DATABASES[kind]
        databases.copy(environment.database, copied)
        files = {
            copied.name: copied,
            **{str(path.relative_to(environment.data)): path for path in files_to_keep(environment.data)},
        }
        beside = scratch / "backup.tar"
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        contents = _write(
            beside, files, evenhand=__version__, made_at=made_at, database=kind, last_event=last_event
        )
        sync_path(beside)
        beside.replace(out)
        sync_path(out.parent)
    return contents


def _refuse_place(out: Path, data: Path, replace: bool) -> None:
    if out.is_relative_to(data):
        raise InputError(
            "a backup inside the folder it is of is lost with it",
            where=out,
            remedy=f"Name a file outside of {data}, best on another disk",
        )
    if out.is_dir() or (out.exists() and not replace):
        raise InputError(
            "there is something by this name already",
            where=out,
            remedy="Name a file, not a folder" if out.is_dir() else "Name another file, or add --replace",
        )


def _write(target: Path, files: Mapping[str, Path], **about: Any) -> Contents:
    """Write the archive, each file hashed as it goes in and the list of them last."""
    kept: dict[str, Kept] = {}
    with target.open("xb") as opened, tarfile.open(fileobj=opened, mode="w") as archive:
        # It holds passwords' hashes and what was confidential: for whoever made it alone.
        target.chmod(0o600)
        for name, path in files.items():
            with path.open("rb") as file:
                told = archive.gettarinfo(arcname=name, fileobj=file)
                hashed = _Hashed(file)
                archive.addfile(told, hashed)
                kept[name] = Kept(hashed.digest.hexdigest(), told.size)
        contents = Contents(files=kept, **about)
        text = contents.text().encode()
        told = tarfile.TarInfo(CONTENTS)
        told.size = len(text)
        archive.addfile(told, io.BytesIO(text))
    return contents


class _Hashed:
    """A file that is hashed as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        part = self.file.read(size)
        self.digest.update(part)
        return part
