"""Which editions are current: of those that speak for the same measure, period and scope, the newest ingest."""

from collections.abc import Sequence

from evenhand.store.editions import Edition
from evenhand.store.reading import ENGLAND

Key = tuple[str, str, str, str]
"""Table kind, what is spoken for (a measure, a code or a source), first and last day."""


def current_editions(editions: Sequence[Edition]) -> dict[Key, tuple[Edition, ...]]:
    """Return, for each table, measure and period, the current edition of each scope, oldest ingest first.

    An edition speaks for every measure and period it holds: a practice that a corrected edition leaves out is
    left out, not carried over from the edition it replaces. Two sources that hold the same measure and period
    supersede each other too, by the order in which they were ingested.

    Parts of England (a region, one sex) stand beside each other. Where there is an edition of all of England, it
    alone is current, whichever came later: a part beside the whole would count its patients twice.
    """
    newest: dict[Key, dict[str, Edition]] = {}
    for edition in sorted(editions, key=lambda edition: edition.sequence):
        for span in edition.spans:
            newest.setdefault((span.kind, span.measure, span.start, span.end), {})[edition.scope] = edition
    return {key: _beside_each_other(by_scope) for key, by_scope in newest.items()}


def _beside_each_other(by_scope: dict[str, Edition]) -> tuple[Edition, ...]:
    if ENGLAND in by_scope:
        return (by_scope[ENGLAND],)
    return tuple(sorted(by_scope.values(), key=lambda edition: edition.sequence))


def superseded(editions: Sequence[Edition]) -> set[str]:
    """Return the ids of editions of which nothing is current any more."""
    live = {edition.id for found in current_editions(editions).values() for edition in found}
    return {edition.id for edition in editions} - live
