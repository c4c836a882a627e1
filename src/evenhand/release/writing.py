"""Write a release: built beside, hashed, renamed into place, never changed afterwards."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from pyarrow.parquet import ParquetWriter

from evenhand import __version__
from evenhand.common.building import built_beside
from evenhand.common.errors import ReleaseError
from evenhand.common.hashing import file_sha256, value_sha256
from evenhand.definitions.schema import FrameworkDefinition, IndicatorDefinition
from evenhand.release.caveats import Caveat
from evenhand.release.manifest import MANIFEST, InputFile, Manifest, ReleaseFile
from evenhand.release.release import Release
from evenhand.release.schemas import TABLES, conform

ROWS_A_GROUP = 122_880
"""Rows of a row group of the Parquet files: fixed, so that equal tables are equal files."""

_SORTED_BY = {
    "results": ["practice", "indicator"],
    "history": ["practice", "indicator", "period_end"],
    "practices": ["code"],
    "contributions": ["practice", "indicator", "covariate"],
    "areas": ["level", "area", "indicator"],
    "twins": ["practice", "position"],
    "funnels": ["indicator", "given", "denominator"],
}


@dataclass(frozen=True)
class ReleaseDraft:
    """Everything a release holds, before it is written.

    `tables` has a frame for each of :data:`~evenhand.release.schemas.TABLES`; columns a frame lacks become null.
    `contexts` are the contexts with England's values. `models` says how each indicator's expectation was made,
    `judgement` what the release says as a whole.
    """

    framework: FrameworkDefinition
    indicators: Mapping[str, IndicatorDefinition]
    contexts: Sequence[Mapping[str, Any]]
    as_of: date
    inputs: Sequence[InputFile]
    tables: Mapping[str, pl.DataFrame]
    caveats: Sequence[Caveat] = field(default_factory=tuple)
    models: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    judgement: Mapping[str, Any] = field(default_factory=dict)

    @property
    def definitions_sha256(self) -> str:
        """The hash of the framework, its indicators and its contexts as they were used."""
        return value_sha256(
            [_json(self.framework), {key: _json(one) for key, one in self.indicators.items()}]
        )

    @property
    def id(self) -> str:
        """The release's name: framework, day and the start of the hash of all that made it."""
        made_of = {
            "framework": self.framework.id,
            "as_of": self.as_of.isoformat(),
            "definitions": self.definitions_sha256,
            "inputs": sorted((entry.edition, entry.sha256) for entry in self.inputs),
            "evenhand": __version__,
        }
        return f"{self.framework.id}-{self.as_of.isoformat()}-{value_sha256(made_of)[:12]}"


def write_release(draft: ReleaseDraft, out: Path) -> Release:
    """Write `draft` to the folder `out`, whole or not at all, and return the release.

    When `out` already holds this very release (same inputs, definitions, day and version), it is left as it is and
    returned. ReleaseError when `out` holds anything else: a release is never changed.
    """
    if out.exists() and any(out.iterdir() if out.is_dir() else [out]):
        return _already_there(draft, out)
    if out.is_dir():
        out.rmdir()
    with built_beside(out) as folder:
        files = [_write_table(folder, name, draft.tables.get(name, _empty(name))) for name in TABLES]
        documents: dict[str, Any] = {
            "indicators.json": [_json(one) for one in draft.indicators.values()],
            "framework.json": {
                "framework": _json(draft.framework),
                "contexts": [dict(one) for one in draft.contexts],
            },
            "caveats.json": list(draft.caveats),
            "models.json": [dict(one) for one in draft.models],
            "judgement.json": dict(draft.judgement),
        }
        files += [_write_json(folder, name, value) for name, value in documents.items()]
        manifest = Manifest(
            id=draft.id,
            framework=draft.framework.id,
            as_of=draft.as_of.isoformat(),
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
            evenhand_version=__version__,
            definitions_sha256=draft.definitions_sha256,
            inputs=tuple(sorted(draft.inputs, key=lambda entry: entry.edition)),
            files=tuple(files),
        )
        (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    return Release.open(out)


def _already_there(draft: ReleaseDraft, out: Path) -> Release:
    try:
        there = Release.open(out)
    except ReleaseError:
        there = None
    if there is None or there.manifest.id != draft.id:
        raise ReleaseError(
            "there is something else in this folder, and a release is never changed",
            where=out,
            received=there.manifest.id
            if there
            else sorted(child.name for child in out.parent.glob(out.name)),
            remedy="Name a new folder for the release",
        )
    return there


def _json(definition: FrameworkDefinition | IndicatorDefinition) -> dict[str, Any]:
    return definition.model_dump(mode="json")


def _write_table(folder: Path, name: str, frame: pl.DataFrame) -> ReleaseFile:
    path = folder / f"{name}.parquet"
    empty = conform(name, frame.clear()).to_arrow()
    with ParquetWriter(path, empty.schema, compression="zstd") as writer:
        for piece in _in_order(frame, _SORTED_BY[name]):
            writer.write_table(
                conform(name, piece).to_arrow().cast(empty.schema), row_group_size=ROWS_A_GROUP
            )
    return ReleaseFile(path.name, file_sha256(path), frame.height)


def _in_order(frame: pl.DataFrame, keys: Sequence[str]) -> Iterator[pl.DataFrame]:
    """Yield the rows sorted by `keys`, a row group at a time: a long table is never in memory twice over."""
    order = frame.select(*keys).with_row_index("_row").sort(*keys, maintain_order=True)["_row"]
    for begin in range(0, frame.height, ROWS_A_GROUP):
        yield frame[order.slice(begin, ROWS_A_GROUP)]


def _empty(name: str) -> pl.DataFrame:
    return pl.DataFrame(schema=TABLES[name])


def _write_json(folder: Path, name: str, value: Any) -> ReleaseFile:
    path = folder / name
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False), encoding="utf-8")
    return ReleaseFile(name, file_sha256(path), len(value))
