"""Which editions are current: of those that speak for the same measure, period and scope, the newest ingest."""

from collections.abc import Sequence

from evenhand.store.editions import Edition

Key = tuple[str, str, str, str]
"""Table kind, what is spoken for (a measure, a code or a source), first and last day."""


def current_editions(editions: Sequence[Edition]) -> dict[Key, tuple[Edition, ...]]:
    """Return, for each table, measure and period, the current edition of each scope, oldest ingest first.

    An edition speaks for every measure and period it holds: a practice that a corrected edition leaves out is
    left out, not carried over from the edition it replaces. Two sources that hold the same measure and period
    supersede each other too, by the order in which they were ingested.
    """
    newest: dict[tuple[Key, str], Edition] = {}
    for edition in sorted(editions, key=lambda edition: edition.sequence):
        for span in edition.spans:
            newest[(span.kind, span.measure, span.start, span.end), edition.scope] = edition
    current: dict[Key, list[Edition]] = {}
    for (key, _scope), edition in newest.items():
        current.setdefault(key, []).append(edition)
    return {key: tuple(sorted(found, key=lambda edition: edition.sequence)) for key, found in current.items()}


def superseded(editions: Sequence[Edition]) -> set[str]:
    """Return the ids of editions of which nothing is current any more."""
    live = {edition.id for found in current_editions(editions).values() for edition in found}
    return {edition.id for edition in editions} - live
