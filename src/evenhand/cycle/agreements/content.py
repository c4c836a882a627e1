"""The text both sides sign, in one form, and its hash: the same text has the same hash, another text another."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

NOTE: Final = (
    "This is not a contract document. Where it and a signed contract differ, the contract counts (R-24)."
)
"""On every page, letter and file of an agreement, and in the text that is signed."""


def content_of(
    commissioner: str, practice: str, year: int, objectives: Sequence[Mapping[str, Any]], edition: int = 1
) -> dict[str, Any]:
    """Return what is signed: who with whom for which year, and each objective as it stands, in their order.

    `edition` is how often both sides have said that all is agreed: one that was opened again and agreed on without a
    change is signed anew.
    """
    return {
        "commissioner": commissioner,
        "edition": edition,
        "note": NOTE,
        "objectives": sorted(objectives, key=lambda one: one["number"]),
        "practice": practice,
        "year": year,
    }


def canonical(content: Mapping[str, Any]) -> str:
    """Return the one form of a content: fields by name, no spaces between, texts in normal form, 5 for 5.0."""
    return json.dumps(
        _normal(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def hash_of(content: Mapping[str, Any]) -> str:
    """Return SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {_normal(name): _normal(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_normal(one) for one in value]
    return value
