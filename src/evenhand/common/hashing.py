"""SHA-256 of files and of values, by which every figure can name what made it."""

import hashlib
import json
from pathlib import Path
from typing import IO, Any

_READ_AT_ONCE = 1 << 20


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in lower-case hexadecimal."""
    with path.open("rb") as handle:
        return stream_sha256(handle)


def stream_sha256(stream: IO[bytes]) -> str:
    """Return the SHA-256 of what is left in a stream of bytes, holding little of it at a time."""
    digest = hashlib.sha256()
    while part := stream.read(_READ_AT_ONCE):
        digest.update(part)
    return digest.hexdigest()


def bytes_sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def value_sha256(value: Any) -> str:
    """Return the SHA-256 of a JSON-like value, whatever the order of its keys."""
    return bytes_sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode())
