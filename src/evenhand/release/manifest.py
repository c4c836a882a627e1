"""The manifest: what made a release, file by file and hash by hash."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from evenhand.common.errors import ReleaseError

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class InputFile:
    """A published file that figures of the release came from. `path` is its name; `rows` those kept."""

    source: str
    edition: str
    path: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class ReleaseFile:
    """A file of the release. `rows` is the number of rows of a table, or of entries of a JSON list or object."""

    path: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class Manifest:
    """The record of a release. `id` is made of everything but the time, so the same work has the same id."""

    id: str
    framework: str
    as_of: str
    created_at: str
    evenhand_version: str
    definitions_sha256: str
    inputs: tuple[InputFile, ...]
    files: tuple[ReleaseFile, ...]

    def to_json(self) -> str:
        """Return the manifest as indented JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the manifest of the release in `folder`; ReleaseError when there is none or it cannot be read."""
        path = folder / MANIFEST
        if not path.is_file():
            raise ReleaseError(
                "there is no release here: manifest.json is missing",
                where=folder,
                remedy="Name the folder that `evenhand assess ... --out DIR` wrote",
            )
        try:
            value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            value["inputs"] = tuple(InputFile(**entry) for entry in value["inputs"])
            value["files"] = tuple(ReleaseFile(**entry) for entry in value["files"])
            return cls(**value)
        except (ValueError, TypeError, KeyError) as error:
            raise ReleaseError(
                "the manifest cannot be read",
                where=path,
                received=str(error),
                remedy="Assess again into a new folder",
            ) from error
