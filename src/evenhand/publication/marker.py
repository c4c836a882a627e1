"""The file by which a site of ours is known, so that no other folder is ever replaced."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

from evenhand.common.errors import PublicationError

MARKER: Final = "evenhand-site.json"


@dataclass(frozen=True)
class Marker:
    """What a site says of itself."""

    release: str
    product_name: str
    edition: str
    pages: int

    def write(self, site: Path) -> None:
        """Write it into a site."""
        (site / MARKER).write_text(
            json.dumps({"made_by": "evenhand", **asdict(self)}, indent=1), encoding="utf-8"
        )

    @classmethod
    def read(cls, site: Path) -> Self:
        """Read it from a site; PublicationError when the folder is not one of ours."""
        try:
            value = json.loads((site / MARKER).read_text(encoding="utf-8"))
            if value.pop("made_by") != "evenhand":
                raise KeyError("made_by")
            return cls(**value)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise PublicationError(
                f"this is not a site that Evenhand made: it has no {MARKER}",
                where=site,
                received=sorted(child.name for child in site.iterdir())[:5] if site.is_dir() else "no folder",
                remedy="Name a folder that does not exist yet, or one that evenhand publish made",
            ) from error
