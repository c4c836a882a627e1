"""SHA-256 of files and of values, by which every figure can name what made it."""

import hashlib
import json
from pathlib import Path
from typing import Any


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in lower-case hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def bytes_sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def value_sha256(value: Any) -> str:
    """Return the SHA-256 of a JSON-like value, whatever the order of its keys."""
    return bytes_sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode())
