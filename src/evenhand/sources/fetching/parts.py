"""What there is of a file that is still being fetched: its bytes so far, and which content they are of."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from evenhand.sources.fetching.errors import FetchError

_ENDING: Final = ".part"


@dataclass(frozen=True)
class Part:
    """The unfinished file beside `target`: ``<name>.part``, with what it is of in ``<name>.part.json``."""

    target: Path
    url: str

    @property
    def path(self) -> Path:
        """Where the bytes are."""
        return self.target.with_name(self.target.name + _ENDING)

    @property
    def _record(self) -> Path:
        return self.target.with_name(f"{self.target.name}{_ENDING}.json")

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open the part to add to it. FetchError while somebody else does."""
        with self.path.open("ab") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise FetchError(
                    "this file is being fetched already",
                    where=self.path,
                    remedy="Wait for the other fetch to end, or name another folder with --to",
                ) from None
            yield stream

    def validator(self) -> str:
        """Return what names the content that the bytes are of, empty where they are of another address or unknown."""
        try:
            record = json.loads(self._record.read_text(encoding="utf-8"))
            return str(record["validator"]) if record["url"] == self.url else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def say(self, validator: str) -> None:
        """Write down which content the bytes are of."""
        self._record.write_text(json.dumps({"url": self.url, "validator": validator}), encoding="utf-8")

    def forget(self) -> None:
        """Remove the bytes and what is said of them."""
        self.path.unlink(missing_ok=True)
        self._record.unlink(missing_ok=True)

    def into_place(self) -> None:
        """Rename the bytes to the file they are."""
        self.path.replace(self.target)
        self._record.unlink(missing_ok=True)
