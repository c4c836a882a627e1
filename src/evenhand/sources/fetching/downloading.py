"""Fetch a file: streamed beside its place, resumed where it broke off, compared with its checksum, renamed into place.

Beside the file its SHA-256 is kept (``<name>.sha256``, as ``sha256sum --check`` reads it). A file that is there already
is never replaced by another.
"""

import http.client
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal

from evenhand.common.building import full_disk_is_an_input_error
from evenhand.common.hashing import file_sha256
from evenhand.common.syncing import sync_path
from evenhand.sources.fetching.asking import Answer, Patience, ask
from evenhand.sources.fetching.catalogue import KnownFile
from evenhand.sources.fetching.errors import FetchError, Interrupted, PastTheEnd
from evenhand.sources.fetching.parts import Part

Told = Callable[[int, int | None], None]
"""Called with the bytes there are so far and those there will be, None where the server does not say."""

_AT_ONCE: Final = 1 << 18
_RECORD = re.compile(r"^([0-9a-f]{64}) [ *](.+)$")


@dataclass(frozen=True)
class Fetched:
    """A file that is there: its path, SHA-256, bytes, and whether it came now or was there before."""

    path: Path
    sha256: str
    size: int
    outcome: Literal["fetched", "already_there"]


def fetch(
    file: KnownFile,
    folder: Path,
    *,
    patience: Patience = Patience(),  # noqa: B008 - frozen
    told: Told = lambda done, total: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Fetch `file` into `folder` and return what is there.

    FetchError where it cannot be had, is not what its checksum says, or would replace a different file; InputError
    where the disk is full. What came before a fault stays in ``<name>.part``, and the next fetch goes on from there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / file.file
    if target.exists() and (sha256 := _recorded(target, file)):
        return Fetched(target, sha256, target.stat().st_size, "already_there")
    part = Part(target, file.url)
    with full_disk_is_an_input_error(target), part.opened() as stream:
        _fill(part, stream, patience, told, sleep)
        os.fsync(stream.fileno())
        return _placed(part, file)


def record_of(target: Path) -> Path:
    """Return where the SHA-256 of a fetched file is kept."""
    return target.with_name(f"{target.name}.sha256")


def _recorded(target: Path, file: KnownFile) -> str:
    """Return the SHA-256 of a file fetched before, empty where none is recorded. FetchError where it differs."""
    sha256 = file_sha256(target)
    record = record_of(target)
    match = _RECORD.match(record.read_text(encoding="utf-8")) if record.exists() else None
    wanted = file.sha256 or (match[1] if match else "")
    if wanted and wanted != sha256:
        raise FetchError(
            "the file that is there is not the one that was published",
            where=target,
            received=f"SHA-256 {sha256}, where {wanted} was recorded",
            remedy="Move it away, then fetch again; nothing was changed",
        )
    return wanted


def _fill(
    part: Part, stream: IO[bytes], patience: Patience, told: Told, sleep: Callable[[float], None]
) -> None:
    """Try until the whole file is there. A try that brought something does not count against the tries."""
    failed = 0
    while True:
        before = stream.tell()
        try:
            return _try(part, stream, patience.timeout, told)
        except Interrupted as broken:
            failed = 1 if stream.tell() > before else failed + 1
            if failed >= patience.tries:
                raise FetchError(
                    f"the file could not be fetched in {patience.tries} tries",
                    where=part.url,
                    received=broken.why,
                    remedy="Try again later: what came so far is kept, and the fetch goes on from there",
                ) from broken
            sleep(broken.wait if broken.wait is not None else patience.first_wait * 2 ** (failed - 1))


def _try(part: Part, stream: IO[bytes], timeout: float, told: Told) -> None:
    have = stream.tell()
    try:
        answer = ask(part.url, have, part.validator(), timeout)
    except PastTheEnd as past:
        if past.total == have:
            return
        _start_afresh(stream)
        raise
    with answer.stream:
        if answer.start != have:
            _start_afresh(stream)
        part.say(answer.validator)
        _copy(answer, stream, told)
    if answer.total is not None and stream.tell() != answer.total:
        raise Interrupted(f"the connection broke off after {stream.tell():,} of {answer.total:,} bytes")


def _start_afresh(stream: IO[bytes]) -> None:
    stream.seek(0)
    stream.truncate()


def _copy(answer: Answer, stream: IO[bytes], told: Told) -> None:
    told(stream.tell(), answer.total)
    while True:
        try:
            chunk = answer.stream.read(_AT_ONCE)
        except http.client.IncompleteRead as error:
            stream.write(error.partial)
            raise Interrupted("the connection broke off") from error
        except (OSError, http.client.HTTPException) as error:
            raise Interrupted(str(error) or "the connection broke off") from error
        if not chunk:
            stream.flush()
            return
        stream.write(chunk)
        told(stream.tell(), answer.total)


def _placed(part: Part, file: KnownFile) -> Fetched:
    """Rename the part to its place, after comparing it with its checksum and with a file that is there."""
    target = part.target
    sha256, size = file_sha256(part.path), part.path.stat().st_size
    if file.sha256 and sha256 != file.sha256:
        part.forget()
        raise FetchError(
            "what came is not the file that was published: its checksum differs",
            where=file.url,
            received=f"SHA-256 {sha256}, where {file.sha256} is known",
            remedy="Fetch again. If it differs again, the publisher has changed the file: see its page before using it",
        )
    if target.exists() and file_sha256(target) != sha256:
        raise FetchError(
            "a different file of this name is there",
            where=target,
            received=f"SHA-256 {sha256} from {file.url}",
            remedy="Move it away, or name another folder with --to; it was not changed, and what came is beside it",
        )
    already = target.exists()
    if already:
        part.forget()
    else:
        part.into_place()
    record_of(target).write_text(f"{sha256}  {target.name}\n", encoding="utf-8")
    sync_path(target.parent)
    return Fetched(target, sha256, size, "already_there" if already else "fetched")
