"""Releases in words: when each was made and as of which day, and what one would change of the one shown."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from evenhand.accounts.releases import is_earlier
from evenhand.pages.numbers import day_words, moment_words
from evenhand.publication.installed import Shelf
from evenhand.release import compare

MOST_LINES = 200


@dataclass(frozen=True)
class ReleaseLine:
    """An installed release. `way` is shown, back (made before the one shown), forward, or first where none is shown."""

    id: str
    framework: str
    as_of: str
    made: str
    way: str


@dataclass(frozen=True)
class Change:
    """How many practices' figures, and outcomes, of an indicator would move, and why."""

    title: str
    why: str
    practices: str
    outcomes: str


@dataclass(frozen=True)
class ReleaseView:
    """A release beside the one shown. `figures` is how many figures would move; `changes` by indicator."""

    line: ReleaseLine
    shown: str
    figures: str
    changes: tuple[Change, ...]
    definitions: tuple[str, ...]
    files_added: int
    files_removed: int


def present_releases(shelf: Shelf) -> list[ReleaseLine]:
    """Return the installed releases, the one made last first."""
    lines = [(shelf.manifest(one).created_at, line_of(shelf, one)) for one in shelf.installed()]
    return [line for _, line in sorted(lines, key=lambda pair: pair[0], reverse=True)]


def line_of(shelf: Shelf, identity: str) -> ReleaseLine:
    """Return one installed release in words."""
    manifest, shown = shelf.manifest(identity), shelf.current_id()
    if shown is None:
        way = "first"
    elif shown == identity:
        way = "shown"
    else:
        way = "back" if is_earlier(shelf, identity, shown) else "forward"
    made = datetime.fromisoformat(manifest.created_at)
    as_of = datetime.fromisoformat(manifest.as_of).date()
    return ReleaseLine(identity, manifest.framework, day_words(as_of), moment_words(made), way)


def present_release(shelf: Shelf, identity: str) -> ReleaseView | None:
    """Return a release beside the one shown; None where it is not installed."""
    if identity not in shelf.installed():
        return None
    line, shown = line_of(shelf, identity), shelf.current_id() or ""
    if line.way not in ("back", "forward"):
        return ReleaseView(line, shown, "0", (), (), 0, 0)
    return _changes(shelf, shown, line)


@lru_cache(maxsize=8)
def _changes(shelf: Shelf, shown: str, line: ReleaseLine) -> ReleaseView:
    # Releases never change, so what one changes of another is worked out once.
    before, after = shelf.opened(shown), shelf.opened(line.id)
    assert before is not None
    assert after is not None
    found = compare(before.whole, after.whole)
    titles = {**before.edition.indicators, **after.edition.indicators}
    changes = [
        Change(titles[indicator].title, why, f"{practices:,}", f"{outcomes:,}")
        for indicator, why, practices, outcomes in found.summary.select(
            "indicator", "why", "practices", "outcomes"
        ).iter_rows()
        if indicator in titles
    ]
    return ReleaseView(
        line=line,
        shown=shown,
        figures=f"{found.moved.height:,}",
        changes=tuple(changes[:MOST_LINES]),
        definitions=tuple(titles[one].title for one in found.definitions_changed if one in titles),
        files_added=len(found.inputs_added),
        files_removed=len(found.inputs_removed),
    )
