"""What practices say of their figures: figures they challenge, which nobody is judged by, and their replies.

A challenge or a reply is about one period of a figure: when the next comes, neither is shown any more.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from evenhand.common.errors import InputError
from evenhand.pages.edition import Row

LONGEST_REPLY: Final = 300
"""Characters: enough for what a reader must know, few enough that everybody reads it."""

JUDGED: Final = (
    "outcome",
    "outcome_level",
    "direction",
    "standard_outcome",
    "colour",
    "robustness",
    "rank_lower",
    "rank_upper",
    "z",
    "crude_z",
    "q_value",
)
"""What is said of a figure by comparison; a figure under challenge has none of it."""

UNDER_CHALLENGE: Final = "under_challenge"


@dataclass(frozen=True)
class Reply:
    """A practice's reply to a figure: its reason in a word of a list, and its own words."""

    practice: str
    indicator: str
    period_end: date
    reason: str
    text: str
    given_on: date


@dataclass(frozen=True)
class Challenge:
    """A figure that its practice challenges, since when, and for what reason."""

    practice: str
    indicator: str
    period_end: date
    reason: str
    since: date


Key = tuple[str, str]


@dataclass(frozen=True)
class Said:
    """Replies and challenges, by practice and indicator."""

    replies: Mapping[Key, Reply] = field(default_factory=dict)
    challenges: Mapping[Key, Challenge] = field(default_factory=dict)

    @classmethod
    def of(cls, replies: Iterable[Reply] = (), challenges: Iterable[Challenge] = ()) -> "Said":
        """Gather replies and challenges; of two about one figure the later is taken."""
        return cls(
            {(one.practice, one.indicator): one for one in replies},
            {(one.practice, one.indicator): one for one in challenges},
        )

    @classmethod
    def read(cls, path: Path) -> "Said":
        """Read what :meth:`write` wrote; InputError when it is something else."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls.of(
                (Reply(**_dated(one, "period_end", "given_on")) for one in found["replies"]),
                (Challenge(**_dated(one, "period_end", "since")) for one in found["challenges"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(
                "this is no file of replies and challenges",
                where=path,
                received=str(error),
                remedy="Name the file that `evenhand said --out FILE` wrote",
            ) from error

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        content = {
            "replies": [asdict(one) for one in self.replies.values()],
            "challenges": [asdict(one) for one in self.challenges.values()],
        }
        path.write_text(json.dumps(content, default=str, ensure_ascii=False, indent=1), encoding="utf-8")

    def reply_to(self, row: Row) -> Reply | None:
        """Return the reply to a figure; none where it was to another period."""
        found = self.replies.get((row["practice"], row["indicator"]))
        return found if found and found.period_end == row["period_end"] else None

    def shown(self, row: Row) -> Row:
        """Return a figure as it may be shown: one under challenge is compared with nothing."""
        found = self.challenges.get((row["practice"], row["indicator"]))
        if found is None or found.period_end != row["period_end"]:
            return row
        reason = f"The practice has challenged this figure since {found.since:%-d %B %Y}: {found.reason}"
        return {**row, **dict.fromkeys(JUDGED), "status": UNDER_CHALLENGE, "status_reason": reason}


NOTHING_SAID: Final = Said()


def _dated(given: Mapping[str, str], *names: str) -> dict[str, Any]:
    return {name: date.fromisoformat(value) if name in names else value for name, value in given.items()}
