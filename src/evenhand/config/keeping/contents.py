"""What a backup holds and how it says so: a list of files with their hashes, last in the archive."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

from evenhand import __version__
from evenhand.common.errors import InputError
from evenhand.config.installation import KEY_FILE

CONTENTS: Final = "contents.json"
DATABASES: Final = {"sqlite": "evenhand.sqlite3", "postgresql": "database.dump"}
"""What the copy of the database is called, by the kind of database."""

NOT_KEPT: Final = ("assets", "prepared")
"""Folders of data that are made anew when they are not there."""


@dataclass(frozen=True)
class Kept:
    """A file of a backup: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Contents:
    """The list: when and by what it was made, the last event of the record, and every file by its path.

    `last_event` is the number and hash of the last event: what was restored can be held against it.
    """

    evenhand: str
    made_at: str
    database: str
    last_event: tuple[int, str]
    files: dict[str, Kept]

    def text(self) -> str:
        """Return the list as it is written."""
        return json.dumps({"made_by": "evenhand backup", **asdict(self)}, indent=1)

    @classmethod
    def read(cls, text: bytes, where: Path) -> Self:
        """Read a list; InputError where it is none of ours, or of a later version, whose database we may not know."""
        try:
            told: dict[str, Any] = json.loads(text)
            if told.pop("made_by") != "evenhand backup":
                raise KeyError("made_by")
            _refuse_later(told["evenhand"], where)
            number, digest = told.pop("last_event")
            files = {path: Kept(**kept) for path, kept in told.pop("files").items()}
            if DATABASES[told["database"]] not in files:
                raise KeyError(DATABASES[told["database"]])
            return cls(last_event=(int(number), str(digest)), files=files, **told)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"this is no backup: its {CONTENTS} cannot be read",
                where=where,
                received=str(error),
                remedy="Name a file that evenhand backup made",
            ) from error


def _refuse_later(version: str, where: Path) -> None:
    if _numbers(version) > _numbers(__version__):
        raise InputError(
            "this backup is of a later version, whose database this one does not know",
            where=where,
            received=version,
            remedy=f"Install Evenhand {version} or later (this is {__version__}), then run this again",
        )


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers; what follows them, as in 1.2.0rc1, tells no more about a database."""
    found = re.match(r"\d+(\.\d+)*", version)
    if found is None:
        raise ValueError(f"no version: {version!r}")
    return tuple(int(part) for part in found[0].split("."))


def files_to_keep(data: Path) -> Iterator[Path]:
    """Yield the files of an installation's folder that cannot be made anew, the database left out."""
    for path in sorted(data.rglob("*")):
        parts = path.relative_to(data).parts
        hidden = any(part.startswith(".") for part in parts)
        is_database = len(parts) == 1 and parts[0].startswith(DATABASES["sqlite"])
        is_key = parts == (KEY_FILE,)
        if path.is_file() and not (hidden or is_database or is_key or parts[0] in NOT_KEPT):
            yield path
